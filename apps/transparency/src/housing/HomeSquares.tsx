import {
  publicHomeStates,
  type PublicHomeState,
  type PublicPackage,
} from "@pindah/domain/publication";
import { formatNumber } from "@pindah/ui";
import type { View } from "../site/view.ts";
import { homesInStates, openPackages } from "./stock.ts";
import { texts } from "./texts.ts";

const ACROSS = 30;
const SIZE = 10;

const looks: Readonly<
  Record<PublicHomeState, { fill: string; ink: string; hatch: string | null }>
> = {
  housed: { fill: "--home-housed", ink: "--home-housed-ink", hatch: null },
  free: { fill: "--home-free", ink: "--home-free-ink", hatch: null },
  ready: { fill: "--primary-soft", ink: "--ink", hatch: "M1 9 9 1" },
  not_ready: { fill: "--home-not-ready", ink: "--home-not-ready-ink", hatch: "M1 3.5h8M1 6.5h8" },
  reserved: { fill: "--home-reserved", ink: "--home-reserved-ink", hatch: "M1 1 9 9" },
  out_of_service: {
    fill: "--home-out-of-service",
    ink: "--home-out-of-service-ink",
    hatch: "M5 1v8",
  },
};

/** One square for each home, a package at a time, sorted by state; the letters say it again. */
export function HomeSquares({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const packages = openPackages(view.release.content);
  const used = publicHomeStates.filter((state) => homesInStates(packages, [state]) > 0);
  return (
    <>
      <Patterns view={view} states={used} />
      <ul className="key" aria-label={text.key}>
        {used.map((state) => (
          <li key={state}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d="M0 0h10v10H0z" fill={`url(#r-${state})`} />
            </svg>
            {text.state[state]}: {formatNumber(homesInStates(packages, [state]), language)}
          </li>
        ))}
      </ul>
      <div className="packages">
        {packages.map((each) => (
          <PackageSquares key={each.packageCode} view={view} stock={each} />
        ))}
      </div>
    </>
  );
}

function PackageSquares({ view, stock }: { readonly view: View; readonly stock: PublicPackage }) {
  const { language } = view;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  const states = (stock.states ?? []).filter(({ homes }) => homes > 0);
  const rows = Math.ceil(stock.homes / ACROSS);
  let next = 0;
  const areas = states.map(({ state, homes }) => {
    const from = next;
    next += homes;
    return { state, path: runPath(from, next) };
  });
  const told = states.map(({ state, homes }) => `${text.state[state]} ${number(homes)}`).join("; ");
  return (
    <div>
      <h3>{text.package(stock.packageCode)}</h3>
      <p>{text.packageSize(number(stock.homes), number(stock.towers))}</p>
      <svg
        viewBox={`0 0 ${ACROSS * SIZE} ${rows * SIZE}`}
        role="img"
        aria-label={`${text.squares(stock.packageCode)}: ${told}`}
      >
        {areas.map(({ state, path }) => (
          <path key={state} d={path} fill={`url(#r-${state})`} />
        ))}
      </svg>
    </div>
  );
}

function Patterns({
  view,
  states,
}: {
  readonly view: View;
  readonly states: readonly PublicHomeState[];
}) {
  const { letter } = texts[view.language];
  return (
    <svg width="0" height="0" className="defs" aria-hidden="true" focusable="false">
      <defs>
        {states.map((state) => {
          const { fill, ink, hatch } = looks[state];
          return (
            <pattern
              key={state}
              id={`r-${state}`}
              width={SIZE}
              height={SIZE}
              patternUnits="userSpaceOnUse"
            >
              <rect
                x="1"
                y="1"
                width="8"
                height="8"
                fill={`var(${fill})`}
                stroke="var(--home-outline)"
                strokeWidth=".5"
              />
              {hatch === null ? null : (
                <path d={hatch} stroke={`var(${ink})`} strokeWidth=".6" opacity=".45" />
              )}
              <text
                className="letter"
                x="5"
                y="7.2"
                fontSize="6"
                textAnchor="middle"
                fill={`var(${ink})`}
              >
                {letter[state]}
              </text>
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}

/** The outline of the squares from one place to another, counted along the rows. */
function runPath(from: number, to: number): string {
  const parts: string[] = [];
  for (let at = from; at < to;) {
    const column = at % ACROSS;
    const whole = column === 0 ? Math.floor((to - at) / ACROSS) : 0;
    const across = whole > 0 ? ACROSS : Math.min(ACROSS - column, to - at);
    const down = Math.max(1, whole);
    parts.push(
      `M${column * SIZE} ${Math.floor(at / ACROSS) * SIZE}h${across * SIZE}v${down * SIZE}h-${across * SIZE}z`,
    );
    at += across * down;
  }
  return parts.join("");
}
