import { describe, expect, it } from 'vitest';
import type { Finding } from '../api/designTypes';
import { untilToldAgain } from './localFindings';

const finding = (code: string): Finding => ({ severity: 'error', code, element: 'wait', text: code });

describe('until the program has seen the latest change', () => {
  it('shows what this browser finds, and of the program only what it alone can tell', () => {
    const local = [finding('SPLIT')];
    const told = [finding('DEAD_END'), finding('A_CODE_OF_THE_PROGRAM_ALONE')];

    expect(untilToldAgain(local, told).map(({ code }) => code)).toEqual(['SPLIT', 'A_CODE_OF_THE_PROGRAM_ALONE']);
  });

  it('keeps the words of the program, which say more, for what it has said already', () => {
    const told = [{ ...finding('SPLIT'), text: 'Two flows leave the step "Wait".', remedy: 'Put a choice behind it.' }];

    expect(untilToldAgain([finding('SPLIT')], told)).toEqual(told);
  });
});
