/** The mark of Kairos: a clock whose hand points at the right moment. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#1f4b43" />
      <path d="M16 6.5a9.5 9.5 0 1 1-6.7 2.8" fill="none" stroke="#cfe6dc" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M16 16 21 9.8" stroke="#f0b65a" strokeWidth="2.8" strokeLinecap="round" />
      <circle cx="16" cy="16" r="2.2" fill="#f0b65a" />
    </svg>
  );
}
