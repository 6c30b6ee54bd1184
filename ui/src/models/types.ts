export interface Model {
  id: string;
  productType: string;
  name: string;
  family: string;
  reference?: string;
  state: 'live' | 'retired' | 'refused' | 'candidate';
  trainedAsOf: string;
  createdAt: string;
  promotedAt?: string;
  rows?: number;
  /** What became of the training, and why. */
  finding: string;
  drift?: { level?: 'OK' | 'WATCH' | 'ALARM' };
  problem?: string;
}
