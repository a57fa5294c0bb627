import { formatDay } from "@pindah/ui";
import type { PublicWave } from "@pindah/domain/publication";
import type { View } from "../site/view.ts";
import { announcements, monthOf, promiseText } from "./announcements.ts";
import { texts } from "./texts.ts";

const LEFT = 8;
const WIDTH = 344;
const FOOT = 22;

/** The years of the stages in Perpres 63/2022: a wave without a day stands somewhere in them. */
const stageYears = {
  I: [2022, 2024],
  II: [2025, 2029],
  III: [2030, 2034],
  IV: [2035, 2039],
  V: [2040, 2045],
} as const satisfies Record<PublicWave["stage"], readonly [number, number]>;

const FIRST_YEAR = 2022;
const LAST_YEAR = 2046;

/** A month counted from January 2022, on the drawing. */
function x(month: number): number {
  const months = 12 * (LAST_YEAR - FIRST_YEAR);
  return LEFT + Math.round((month * (WIDTH - 2 * LEFT)) / months);
}

type Row = {
  readonly wave: PublicWave;
  readonly planned: number | null;
  /** Months that were promised and not kept: earlier plans, and what officials said. */
  readonly ghosts: readonly { readonly month: number; readonly told: string }[];
};

/**
 * Every wave on one time line: a point where it has a day, the years of its stage where it has
 * none, and a ghost bar for every date that was promised before and slipped.
 */
export function WaveBars({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const rows = rowsOf(view);
  const heights = rows.map(({ ghosts }) => 26 + 6 * ghosts.length);
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, each) => sum + each, 0));
  const height = heights.reduce((sum, each) => sum + each, 0) + FOOT;
  const told = rows.map(({ wave, ghosts }) => {
    const slipped =
      ghosts.length === 0 ? "" : ` (${text.before}: ${ghosts.map((g) => g.told).join(", ")})`;
    return `${wave.name[language]}: ${formatDay(wave.movesOn, language)}${slipped}`;
  });
  return (
    <figure className="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${text.bars}: ${told.join("; ")}`}
      >
        {[2025, 2030, 2035, 2040, 2045].map((year) => (
          <g key={year}>
            <path d={`M${x((year - FIRST_YEAR) * 12)} 0v${height - FOOT}`} stroke="var(--line)" />
            <text
              className="soft"
              x={x((year - FIRST_YEAR) * 12)}
              y={height - 6}
              fontSize="10"
              textAnchor="middle"
            >
              {year}
            </text>
          </g>
        ))}
        {rows.map((row, at) => (
          <g key={row.wave.waveId} transform={`translate(0 ${tops[at] ?? 0})`}>
            <Bars row={row} name={row.wave.name[language]} />
          </g>
        ))}
      </svg>
      <figcaption>{text.barsNote}</figcaption>
    </figure>
  );
}

function Bars({
  row: { wave, planned, ghosts },
  name,
}: {
  readonly row: Row;
  readonly name: string;
}) {
  const [from, to] = stageYears[wave.stage];
  const start = x((from - FIRST_YEAR) * 12);
  const end = x((to + 1 - FIRST_YEAR) * 12);
  const right = start > WIDTH / 2;
  return (
    <>
      <text x={right ? end : start} y="10" fontSize="10.5" textAnchor={right ? "end" : "start"}>
        {name}
      </text>
      {planned === null ? (
        <path
          d={`M${start} 18H${end}`}
          stroke="var(--line-strong)"
          strokeWidth="2"
          strokeDasharray="2 4"
        />
      ) : (
        <>
          <path d={`M${start} 18H${x(planned)}`} stroke="var(--primary-mark)" strokeWidth="4" />
          <circle cx={x(planned)} cy="18" r="5" fill="var(--primary-mark)" />
        </>
      )}
      {ghosts.map(({ month, told }, at) => (
        <g key={told}>
          <path
            d={`M${start} ${26 + 6 * at}H${x(month)}`}
            stroke="var(--line-strong)"
            strokeWidth="1.5"
          />
          <circle cx={x(month)} cy={26 + 6 * at} r="2.5" fill="var(--line-strong)" />
        </g>
      ))}
    </>
  );
}

function rowsOf(view: View): readonly Row[] {
  const { release, language } = view;
  const { content, before } = release;
  const earlier = new Map(before?.content.waves.map((wave) => [wave.waveId, wave.movesOn]));
  const said = announcements(content);
  return content.waves.map((wave, at) => {
    const was = earlier.get(wave.waveId);
    const slipped = [
      ...(was === undefined || was === wave.movesOn
        ? []
        : [{ month: monthOf(was), told: formatDay(was, language) }]),
      ...(at === 0
        ? said.map((claim) => ({ month: monthOf(claim.value), told: promiseText(claim, language) }))
        : []),
    ];
    const planned = monthOf(wave.movesOn);
    const ghosts = [...new Map(slipped.map((each) => [each.month, each])).values()].flatMap(
      ({ month, told }) => (month === null || month === planned ? [] : [{ month, told }]),
    );
    return { wave, planned, ghosts };
  });
}
