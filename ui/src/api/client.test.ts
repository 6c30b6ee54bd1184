import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, apiPath, getJson } from './client';

const answering = (response: Response | Error) => {
  const asked = vi.fn<typeof fetch>(() =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  );
  vi.stubGlobal('fetch', asked);
  return asked;
};

const failure = (request: Promise<unknown>): Promise<ApiError> =>
  request.then(
    () => {
      throw new Error('the request should have failed');
    },
    (error: unknown) => error as ApiError,
  );

afterEach(() => vi.unstubAllGlobals());

describe('a request', () => {
  it('asks in the language of the page', async () => {
    const asked = answering(Response.json({ journeys: [] }));

    expect(await getJson('/api/journeys', 'fr')).toEqual({ journeys: [] });

    const headers = new Headers(asked.mock.calls[0]![1]!.headers);
    expect(headers.get('Accept-Language')).toBe('fr');
    expect(headers.get('Accept')).toContain('application/json');
  });

  it('passes on the plain words and the remedy of a problem', async () => {
    const body = { title: 'Not found', detail: 'There is no journey "x".', remedy: 'Choose one of the list.', code: 'journey.unknown' };
    answering(Response.json(body, { status: 404, headers: { 'Content-Type': 'application/problem+json' } }));

    const error = await failure(getJson('/api/journeys/x', 'en'));

    expect(error).toMatchObject({ kind: 'problem', status: 404, detail: body.detail, remedy: body.remedy, code: body.code });
    expect(error.notFound).toBe(true);
  });

  it('takes the title of a problem that has no detail', async () => {
    answering(Response.json({ title: 'Too many requests' }, { status: 429 }));

    expect(await failure(getJson('/api/status', 'en'))).toMatchObject({ detail: 'Too many requests', status: 429 });
  });

  it('says that the program cannot be reached', async () => {
    answering(new TypeError('Failed to fetch'));

    expect(await failure(getJson('/api/status', 'en'))).toMatchObject({ kind: 'unreachable' });
  });

  it('says that an answer cannot be read, with or without an error status', async () => {
    answering(new Response('<html>bad gateway</html>', { status: 502 }));
    expect(await failure(getJson('/api/status', 'en'))).toMatchObject({ kind: 'unreadable', status: 502 });

    answering(new Response('<html>a page</html>', { status: 200 }));
    expect(await failure(getJson('/api/status', 'en'))).toMatchObject({ kind: 'unreadable', status: 200 });
  });

  it('gives the abort through, which is no failure of the program', async () => {
    const stop = new AbortController();
    stop.abort();
    answering(new DOMException('aborted', 'AbortError'));

    expect(await failure(getJson('/api/status', 'en', stop.signal))).not.toBeInstanceOf(ApiError);
  });
});

describe('a path', () => {
  it('escapes its parts and leaves out what is empty', () => {
    expect(apiPath(['customers', 'a/b c'], { q: '', after: undefined })).toBe('/api/customers/a%2Fb%20c');
    expect(apiPath(['customers'], { q: 'é&', after: 'x' })).toBe('/api/customers?q=%C3%A9%26&after=x');
  });
});
