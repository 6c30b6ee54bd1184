import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/client';
import type { Saved } from '../api/designTypes';
import { DraftKeeper, type Keeping, type Spare } from './draftKeeper';

const stored = (revision: number): Saved => ({ revision, changedAt: '2016-09-06T12:00:00Z', findings: [] });
const changedElsewhere = new ApiError('problem', 412, 'changed', undefined, 'draft-changed-elsewhere', {
  params: { revision: '9', changedBy: 'Vera', changedAt: '2016-09-06T11:00:00Z' },
});

function keeping(...answers: (Saved | ApiError)[]) {
  const told: Keeping[] = [];
  let spare: Spare | undefined;
  let version = 0;
  const save = vi.fn<(revision: number, bpmn: string) => Promise<Saved>>(() => {
    const answer = answers.shift()!;
    return answer instanceof ApiError ? Promise.reject(answer) : Promise.resolve(answer);
  });
  const keeper = new DraftKeeper({
    revision: 7,
    content: () => Promise.resolve(`file ${++version}`),
    save,
    spare: { read: () => spare, write: (next) => (spare = next), clear: () => (spare = undefined) },
    told: (state) => told.push(state),
    found: () => {},
  });
  return { keeper, save, told, spare: () => spare };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a draft being edited', () => {
  it('is stored once when the typing pauses, over the revision it was read at', async () => {
    const { keeper, save, told, spare } = keeping(stored(8), stored(9));

    keeper.edited();
    keeper.edited();
    await vi.advanceTimersByTimeAsync(1000);

    expect(save.mock.calls).toEqual([[7, 'file 1']]);
    expect(told.at(-1)).toMatchObject({ state: 'kept' });
    expect(spare()).toBeUndefined();

    keeper.edited();
    await keeper.flush();
    expect(save).toHaveBeenLastCalledWith(8, 'file 2');
  });

  it('stays in this browser while the program cannot be reached, and is stored when it can', async () => {
    const lost = new ApiError('unreachable', 0);
    const { keeper, save, told, spare } = keeping(lost, lost, stored(8));

    keeper.edited();
    await vi.advanceTimersByTimeAsync(1000);

    expect(told.at(-1)).toEqual({ state: 'offline' });
    expect(spare()).toEqual({ revision: 7, bpmn: 'file 1' });

    keeper.edited();
    await vi.advanceTimersByTimeAsync(1000);
    expect(spare()).toEqual({ revision: 7, bpmn: 'file 2' });

    await vi.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenLastCalledWith(7, 'file 3');
    expect(told.at(-1)).toMatchObject({ state: 'kept' });
    expect(spare()).toBeUndefined();
  });

  it('never goes over the work of somebody else unasked', async () => {
    const { keeper, save, told, spare } = keeping(changedElsewhere, stored(10));

    keeper.edited();
    await vi.advanceTimersByTimeAsync(1000);
    keeper.edited();
    await vi.advanceTimersByTimeAsync(10_000);

    expect(told.at(-1)).toEqual({
      state: 'conflict',
      theirs: { revision: 9, changedBy: 'Vera', changedAt: '2016-09-06T11:00:00Z' },
    });
    expect(save).toHaveBeenCalledTimes(1);
    expect(spare()).toBeDefined();

    await keeper.keepMine();
    expect(save).toHaveBeenLastCalledWith(9, 'file 2');
    expect(told.at(-1)).toMatchObject({ state: 'kept' });
  });

  it('says why it was refused, and tries again with the next change', async () => {
    const { keeper, told } = keeping(new ApiError('problem', 413, 'too large', undefined, 'body-too-large'), stored(8));

    keeper.edited();
    await vi.advanceTimersByTimeAsync(1000);
    expect(told.at(-1)).toMatchObject({ state: 'refused', error: { status: 413 } });

    keeper.edited();
    await vi.advanceTimersByTimeAsync(1000);
    expect(told.at(-1)).toMatchObject({ state: 'kept' });
  });

  it('forgets what was given up', async () => {
    const { keeper, save, spare } = keeping(changedElsewhere);
    keeper.edited();
    await vi.advanceTimersByTimeAsync(1000);

    keeper.letGo();
    await keeper.flush();

    expect(spare()).toBeUndefined();
    expect(save).toHaveBeenCalledTimes(1);
  });
});
