import type { Designer } from './en-designer';
import { design } from './fr/design';
import { launch } from './fr/launch';
import { trial } from './fr/trial';

export const designer: Designer = { ...design, ...launch, ...trial };
