const PATHS = {
  journeys: 'M4 6.5h5a2 2 0 0 1 2 2v7a2 2 0 0 0 2 2h7M4 6.5m-1.5 0a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0M17 14.5l3 3-3 3',
  messages: 'M3.5 6h17v12h-17zM3.5 6.5 12 13l8.5-6.5',
  customers: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20a7.5 7.5 0 0 1 15 0',
  questions: 'M4 5h16v11h-8l-4 4v-4H4zM10 8.7a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.2M12 13.6v.1',
  productTypes: 'M4 5h7v14H4zM14 5h6M14 9h6M14 14h6M14 18h6M6.5 8.5h2',
  models: 'M3.5 20.5h17M5 17c3-11 5-11 7-6s4 5 7-5',
  accounts: 'M12 3.5l7.5 3v5.5c0 4.5-3.2 7.3-7.5 8.5-4.3-1.2-7.5-4-7.5-8.5V6.5zM9 12l2.2 2.2L15.5 10',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2',
  hourglass: 'M7 3h10M7 21h10M8 3c0 6 8 6 8 9s-8 3-8 9M16 3c0 6-8 6-8 9s8 3 8 9',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16.2 16.2 21 21',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  chevron: 'm9 6 6 6-6 6',
  more: 'm6 9 6 6 6-6',
  event: 'M12 5v14M5 12h14',
  need: 'M12 3.5 20.5 12 12 20.5 3.5 12z',
  enrolment: 'M5 12h13M13 6.5l5.5 5.5-5.5 5.5',
  moment: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 8v4l2.5 2',
  question: 'M4 5h16v11h-8l-4 4v-4H4zM10 8.7a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.2M12 13.6v.1',
  retime: 'M19.5 12a7.5 7.5 0 1 1-2.4-5.5M17.5 3v4h-4',
  send: 'M4 12 20 4.5 14.5 20l-3-6.5z',
  hold: 'M9 5v14M15 5v14',
  refuse: 'M6 18 18 6M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z',
  cancel: 'M6 6l12 12M18 6 6 18',
  delivered: 'm4.5 12.5 5 5 10-11',
  unknown: 'M9 9a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 2.3M12 17.6v.4',
} as const;

export type IconName = keyof typeof PATHS;

export const isIcon = (name: string): name is IconName => name in PATHS;

/** Decoration beside a text that says the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
