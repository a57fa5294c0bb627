import { useFormat } from "../language/index.ts";
import { momentInJakarta } from "../server/index.ts";

/** A moment as day and time of western Indonesia. */
export function useMoment(): (moment: string) => string {
  const format = useFormat();
  return (moment) => {
    const { day, time } = momentInJakarta(moment);
    return `${format.date(day)} ${time}`;
  };
}
