import { content } from './en/content';
import { design } from './en/design';
import { launch } from './en/launch';
import { products } from './en/products';
import { trial } from './en/trial';

/** The texts of the designer, which come with its screens. */
export const designer = { ...content, ...design, ...launch, ...products, ...trial };

export type Designer = typeof designer;
