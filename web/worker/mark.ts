// The mark of a desk (src/record/FORMAT.md, "The mark"), and what changes it. The page keeps it.

export interface Mark {
  openings: number;
  pins_tried: number;
  pin_tried_at: number; // ms
}
export type Marks = Record<string, Mark>;
export type DeskEvent = 'opened' | 'pin_tried' | 'pin_right';

// Changes `marks`, and answers that of the desk.
export function marked(
  marks: Marks, desk: string, event: DeskEvent, openings: number, nowMs: number,
): Mark {
  const mark = (marks[desk] ??= { openings: 0, pins_tried: 0, pin_tried_at: 0 });
  if (event === 'opened') mark.openings = Math.max(mark.openings, openings);
  if (event === 'pin_right') mark.pins_tried = 0;
  if (event !== 'pin_tried') return mark;
  mark.pins_tried += 1;
  mark.pin_tried_at = nowMs;
  return mark;
}
