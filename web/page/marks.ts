// What is kept of each desk outside of its folder, in the open (src/record/FORMAT.md, "The mark"): that
// something was kept here once, so that its loss can be told; how often a desk was opened, so that old files
// in its place can be told; the PINs that were tried since the last right one.
import { marked, type DeskEvent, type Mark, type Marks } from '../worker/mark.ts';

const place = 'attune-kept';

// null: nothing was ever kept here.
export function readMarks(): Marks | null {
  try {
    const text = localStorage.getItem(place);
    const marks: unknown = text === null ? null : JSON.parse(text);
    return typeof marks === 'object' ? (marks as Marks | null) : {};
  } catch {
    return null;
  }
}

function write(marks: Marks): void {
  try {
    localStorage.setItem(place, JSON.stringify(marks));
  } catch {
    // A browser that keeps nothing forgets this too.
  }
}

export function markKept(): void {
  write(readMarks() ?? {});
}

export function markDesk(desk: string, event: DeskEvent, openings: number): Mark {
  const marks = readMarks() ?? {};
  const mark = marked(marks, desk, event, openings, Date.now());
  write(marks);
  return mark;
}

export function forgetMark(desk: string): void {
  const marks = readMarks();
  if (!marks) return;
  delete marks[desk];
  write(marks);
}
