import { formatMonth } from "@pindah/ui";
import type { View } from "../site/view.ts";
import { announcements, monthOf, promiseText } from "./announcements.ts";
import { texts } from "./texts.ts";

const LEFT = 8;
const WIDTH = 344;
const ROW = 30;

/** Plans that were made and not kept, as thin lines; the last one is the thick one. */
export function SlipChart({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const said = announcements(view.release.content);
  if (said.length === 0) return null;
  const months = said.flatMap(({ statedOn, value }) => [
    monthOf(statedOn) ?? 0,
    monthOf(value) ?? 0,
  ]);
  const first = 12 * Math.floor(Math.min(...months.filter((month) => month > 0)) / 12);
  const last = 12 * Math.ceil((Math.max(...months) + 6) / 12);
  const x = (month: number) =>
    LEFT + Math.round(((month - first) * (WIDTH - LEFT * 2)) / (last - first));
  const height = said.length * ROW + 26;
  const years = Array.from({ length: (last - first) / 12 + 1 }, (_, index) => first / 12 + index);
  const told = said
    .map((claim) => `${formatMonth(claim.statedOn, language)}: ${promiseText(claim, language)}`)
    .join("; ");
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={`${text.slips}: ${told}`}>
        {years.map((year) => (
          <g key={year}>
            <path d={`M${x(year * 12)} 0v${height - 20}`} stroke="var(--line)" />
            <text
              className="soft"
              x={x(year * 12)}
              y={height - 6}
              fontSize="10"
              textAnchor="middle"
            >
              {2022 + year}
            </text>
          </g>
        ))}
        {said.map((claim, index) => {
          const from = x(monthOf(claim.statedOn) ?? first);
          const promised = monthOf(claim.value);
          const to = promised === null ? x(last) : x(promised);
          const y = index * ROW + 22;
          const isLast = index === said.length - 1;
          const colour = isLast ? "var(--primary-mark)" : "var(--line-strong)";
          const label = promiseText(claim, language);
          const right = to > WIDTH - 70 || promised === null;
          return (
            <g key={`${claim.statedOn} ${claim.source}`}>
              <path
                d={`M${from} ${y}H${to}`}
                stroke={colour}
                strokeWidth={isLast ? 4 : 2}
                strokeDasharray={promised === null ? "2 4" : undefined}
              />
              <path d={`M${from} ${y - 4}v8`} stroke={colour} strokeWidth="2" />
              {promised === null ? null : (
                <circle cx={to} cy={y} r={isLast ? 5 : 4} fill={colour} />
              )}
              <text
                x={right ? to : to + 8}
                y={right ? y - 7 : y + 4}
                fontSize="11"
                textAnchor={right ? "end" : "start"}
              >
                {label}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>{text.slipsChart}</figcaption>
    </figure>
  );
}
