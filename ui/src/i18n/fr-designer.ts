import type { Designer } from './en-designer';
import { content } from './fr/content';
import { design } from './fr/design';
import { launch } from './fr/launch';
import { trial } from './fr/trial';

export const designer: Designer = { ...content, ...design, ...launch, ...trial };
