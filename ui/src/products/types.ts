import type { Instant } from '../api/types';

export type Value = string | Value[] | { [key: string]: Value };
/** A product type as people write it, with the keys of product-types.yaml. */
export type Section = { [key: string]: Value };

export interface Use {
  id: string;
  name: string;
  enters: boolean;
  inside: number;
}

export interface Uses {
  openNeeds: number;
  journeys: Use[];
}

export interface ProductRow extends Uses {
  id: string;
  name: string;
  cycle: Cycle;
  version: number;
}

export interface ProductVersion {
  version: number;
  changedAt: Instant;
  changedBy: string;
  note: string;
  section: Section;
}

export interface ProductType {
  id: string;
  /** 0: as in the file that comes with the program. */
  version: number;
  section: Section;
  versions: ProductVersion[];
  uses: Uses;
}

export interface FieldProblem {
  severity: 'error' | 'warning';
  code: string;
  field?: string;
  text: string;
  remedy: string;
}

export interface Judged {
  problems: FieldProblem[];
  changes: { field: string; from?: string; to?: string }[];
  uses: Uses;
}

export const CYCLES = ['impulse', 'considered', 'dated', 'replenished'] as const;
export type Cycle = (typeof CYCLES)[number];

export const EFFECTS = ['opens', 'changes', 'wins', 'loses'] as const;
export type Effect = (typeof EFFECTS)[number];
