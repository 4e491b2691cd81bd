/** Whether it is open, and which of the hours, a holiday or a special date decides so. */
export interface Answer {
  readonly open: boolean;
  readonly because: 'hours' | 'holiday' | 'special';
  /** The holiday's name, in the language of its place. */
  readonly holiday?: string;
}
