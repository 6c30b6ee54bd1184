import type { Designer } from './en-designer';
import { design } from './fr/design';
import { launch } from './fr/launch';

export const designer: Designer = { ...design, ...launch };
