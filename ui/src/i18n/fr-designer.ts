import type { Designer } from './en-designer';
import { content } from './fr/content';
import { design } from './fr/design';
import { launch } from './fr/launch';
import { products } from './fr/products';
import { trial } from './fr/trial';

export const designer: Designer = { ...content, ...design, ...launch, ...products, ...trial };
