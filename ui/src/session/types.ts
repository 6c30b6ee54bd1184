export const ROLES = ['viewer', 'marketer', 'operator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export interface Session {
  /** Absent when nobody has signed in. */
  name?: string;
  role?: Role;
  /** Nobody has to sign in. */
  open: boolean;
  external: boolean;
  provider?: { name: string; url: string };
}

/** Whether who has this role may do what the other may. */
export const includes = (role: Role | undefined, least: Role): boolean =>
  role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(least);
