/** What went wrong with one request, in words for the person who asked. */
export class ApiError extends Error {
  constructor(
    readonly kind: 'unreachable' | 'problem' | 'unreadable',
    readonly status: number,
    readonly detail?: string,
    readonly remedy?: string,
    readonly code?: string,
    /** The other members of the problem, such as the findings of a file. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? kind);
    this.name = 'ApiError';
  }

  get notFound(): boolean {
    return this.status === 404;
  }
}

const words = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null) {
    return new ApiError('unreadable', response.status);
  }
  const { detail, title, remedy, code, ...more } = body as Record<string, unknown>;
  return new ApiError('problem', response.status, words(detail) ?? words(title), words(remedy), words(code), more);
}

/** Told when the program no longer knows who asks: the session has ended, here or in another window. */
export const SIGNED_OUT = 'kairos-signed-out';

async function answerTo(
  path: string,
  language: string,
  accept: string,
  signal?: AbortSignal,
  change: RequestInit = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...change,
      headers: { ...change.headers, Accept: `${accept}, application/problem+json`, 'Accept-Language': language },
      ...(signal && { signal }),
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new ApiError('unreachable', 0);
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code === 'sign-in-needed') {
      window.dispatchEvent(new Event(SIGNED_OUT));
    }
    throw problem;
  }
  return response;
}

export async function getJson<T>(path: string, language: string, signal?: AbortSignal): Promise<T> {
  const response = await answerTo(path, language, 'application/json', signal);
  try {
    return (await response.json()) as T;
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new ApiError('unreadable', response.status);
  }
}

export async function getText(path: string, language: string, signal?: AbortSignal): Promise<string> {
  return (await answerTo(path, language, 'application/xml, text/xml', signal)).text();
}

/** The token of this browser's session, which every change sends back; another site cannot read it. */
function formToken(): string {
  const cookie = document.cookie.split('; ').find((each) => each.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}

interface Sending {
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Changes something; the answer is JSON, or nothing at all. */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown,
  language: string,
  { headers, signal }: Sending = {},
): Promise<T> {
  const response = await answerTo(path, language, 'application/json', signal, {
    method,
    headers: { ...headers, 'Content-Type': 'application/json', 'X-XSRF-TOKEN': formToken() },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  return (answer === '' ? undefined : JSON.parse(answer)) as T;
}

/** A path below the API with its parts escaped; parameters that are absent or empty are left out. */
export function apiPath(parts: string[], query: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value) {
      search.set(name, value);
    }
  }
  const suffix = search.size > 0 ? `?${search}` : '';
  return `/api/${parts.map(encodeURIComponent).join('/')}${suffix}`;
}
