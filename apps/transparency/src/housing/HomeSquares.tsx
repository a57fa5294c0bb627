import type { PublicPackage } from "@pindah/domain/publication";
import { formatNumber } from "@pindah/ui";
import { Count } from "../site/parts.tsx";
import type { View } from "../site/view.ts";
import { homesIn, openPackages, statesOf, type NamedState } from "./stock.ts";
import { texts } from "./texts.ts";

const ACROSS = 30;
const SIZE = 10;

type Look = { readonly fill: string; readonly ink: string; readonly hatch: string | null };

/** The earlier ready, the darker; a hatch and a letter say it again without colour. */
const waveLooks: readonly Look[] = [
  { fill: "--home-housed", ink: "--home-housed-ink", hatch: null },
  { fill: "--class-2", ink: "--on-primary", hatch: null },
  { fill: "--primary-soft", ink: "--ink", hatch: "M1 9 9 1" },
];
const otherLooks: Readonly<Record<string, Look>> = {
  not_ready: { fill: "--home-not-ready", ink: "--home-not-ready-ink", hatch: "M1 3.5h8M1 6.5h8" },
  reserved: { fill: "--home-reserved", ink: "--home-reserved-ink", hatch: "M1 1 9 9" },
  out_of_service: {
    fill: "--home-out-of-service",
    ink: "--home-out-of-service-ink",
    hatch: "M5 1v8",
  },
};
const plain: Look = { fill: "--home-free", ink: "--home-free-ink", hatch: null };

/** One square for each home, a package at a time, sorted by state; the letters say it again. */
export function HomeSquares({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const packages = openPackages(view.release.content);
  const states = statesOf(view);
  return (
    <>
      <Patterns states={states} />
      <ul className="key" aria-label={text.key}>
        {states.map(({ key, name }) => (
          <li key={key}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d="M0 0h10v10H0z" fill={`url(#r-${key})`} />
            </svg>
            {name}: {formatNumber(homesIn(packages, key), language)}
          </li>
        ))}
      </ul>
      <div className="packages">
        {packages.map((each) => (
          <PackageSquares key={each.packageCode} view={view} stock={each} states={states} />
        ))}
      </div>
    </>
  );
}

function PackageSquares({
  view,
  stock,
  states,
}: {
  readonly view: View;
  readonly stock: PublicPackage;
  readonly states: readonly NamedState[];
}) {
  const { language } = view;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  const rows = Math.ceil(stock.homes / ACROSS);
  const areas = areasOf(stock, states);
  const told = areas.map(({ name, homes }) => `${name} ${number(homes)}`).join("; ");
  return (
    <div>
      <h3>{text.package(stock.packageCode)}</h3>
      <p>
        {text.packageSize(number(stock.homes), number(stock.towers))}.{" "}
        {stock.housed === null ? null : (
          <>
            {text.columns.housed}: <Count value={stock.housed} view={view} />.
          </>
        )}
      </p>
      <svg
        viewBox={`0 0 ${ACROSS * SIZE} ${rows * SIZE}`}
        role="img"
        aria-label={`${text.squares(stock.packageCode)}: ${told}`}
      >
        {areas.map(({ key, path }) => (
          <path key={key} d={path} fill={`url(#r-${key})`} />
        ))}
      </svg>
    </div>
  );
}

function areasOf(stock: PublicPackage, states: readonly NamedState[]) {
  return states.flatMap(({ key, name }, index) => {
    const homes = homesIn([stock], key);
    if (homes === 0) return [];
    const from = states.slice(0, index).reduce((all, each) => all + homesIn([stock], each.key), 0);
    return [{ key, name, homes, path: runPath(from, from + homes) }];
  });
}

function Patterns({ states }: { readonly states: readonly NamedState[] }) {
  return (
    <svg width="0" height="0" className="defs" aria-hidden="true" focusable="false">
      <defs>
        {states.map((state) => {
          const { fill, ink, hatch } = lookOf(state);
          return (
            <pattern
              key={state.key}
              id={`r-${state.key}`}
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
                y="7.1"
                fontSize="6"
                textAnchor="middle"
                fill={`var(${ink})`}
              >
                {state.letter}
              </text>
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}

function lookOf({ wave, kind }: NamedState): Look {
  return (wave === null ? otherLooks[kind] : waveLooks[wave - 1]) ?? plain;
}

/** The outline of the squares from one place to another, counted along the rows. */
function runPath(from: number, to: number): string {
  const parts: string[] = [];
  for (let at = from; at < to;) {
    const column = at % ACROSS;
    const whole = column === 0 ? Math.floor((to - at) / ACROSS) : 0;
    const across = whole > 0 ? ACROSS : Math.min(ACROSS - column, to - at);
    const down = Math.max(1, whole);
    const corner = `M${column * SIZE} ${Math.floor(at / ACROSS) * SIZE}`;
    parts.push(`${corner}h${across * SIZE}v${down * SIZE}h-${across * SIZE}z`);
    at += across * down;
  }
  return parts.join("");
}
