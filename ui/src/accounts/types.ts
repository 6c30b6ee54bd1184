import type { Role } from '../session/types';

export interface Account {
  id: string;
  name: string;
  role: Role;
  disabled: boolean;
  external: boolean;
}

export interface Change {
  id: number;
  at: string;
  account: string;
  action: string;
  target: string;
  before?: string;
  after?: string;
}
