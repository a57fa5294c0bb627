import type { ReactNode } from "react";
import { BudgetPage } from "../allowance/BudgetPage.tsx";
import { texts as budget } from "../allowance/texts.ts";
import { HousingPage } from "../housing/HousingPage.tsx";
import { texts as housing } from "../housing/texts.ts";
import { AboutPage } from "../publication/AboutPage.tsx";
import { DecisionsPage } from "./DecisionsPage.tsx";
import { DataPage } from "../publication/DataPage.tsx";
import { GlossaryPage } from "../publication/GlossaryPage.tsx";
import { MethodPage } from "../publication/MethodPage.tsx";
import { QuestionsPage } from "../publication/QuestionsPage.tsx";
import { reading } from "../publication/reading-texts.ts";
import { ReceiptPage } from "../publication/ReceiptPage.tsx";
import { RecordPage } from "../publication/RecordPage.tsx";
import { ReportPage } from "../publication/ReportPage.tsx";
import { texts as publication } from "../publication/texts.ts";
import { VerifyPage } from "../publication/VerifyPage.tsx";
import { InstitutionPage } from "../registry/InstitutionPage.tsx";
import { InstitutionsPage } from "../registry/InstitutionsPage.tsx";
import { texts as registry } from "../registry/texts.ts";
import { scenarioTexts } from "../screening/scenario-texts.ts";
import { ScenarioPage } from "../screening/ScenarioPage.tsx";
import { ScreeningPage } from "../screening/ScreeningPage.tsx";
import { texts as screening } from "../screening/texts.ts";
import { UnitPage } from "../screening/UnitPage.tsx";
import type { PageKey } from "../site/address.ts";
import { outcomeCode, outcomeName } from "../site/outcome.ts";
import type { PublishedRelease } from "../site/release.ts";
import type { Assets, View } from "../site/view.ts";
import { texts as waves } from "../waves/texts.ts";
import { WavesPage } from "../waves/WavesPage.tsx";
import { ChangesPage } from "./ChangesPage.tsx";
import { HomePage } from "./HomePage.tsx";
import { texts as home } from "./texts.ts";

/** Every page of a release. Each is written once in each language. */
export function pagesOf({ content }: PublishedRelease): readonly PageKey[] {
  const single = [
    "home",
    "institutions",
    "screening",
    "housing",
    "waves",
    "budget",
    "record",
    "data",
    "method",
    "verify",
    "about",
    "scenario",
    "decisions",
    "changes",
    "questions",
    "glossary",
    "receipt",
    "report",
  ] as const;
  return [
    ...single.map((kind): PageKey => ({ kind })),
    ...content.institutions.map(({ code }): PageKey => ({ kind: "institution", code })),
    ...content.units.map(({ code, institutionCode }): PageKey => ({
      kind: "unit",
      institution: institutionCode,
      code,
    })),
  ];
}

export type PageParts = {
  readonly title: string;
  readonly description: string;
  readonly body: ReactNode;
  /** Islands that this page starts, if the reader has scripts. */
  readonly scripts: readonly string[];
};

export function partsOf(view: View): PageParts {
  const { title, description } = headOf(view);
  return { title, description, body: bodyOf(view), scripts: scriptsOf(view.page, view.assets) };
}

function bodyOf(view: View): ReactNode {
  const { page } = view;
  switch (page.kind) {
    case "home":
      return <HomePage view={view} />;
    case "institutions":
      return <InstitutionsPage view={view} />;
    case "institution":
      return <InstitutionPage view={view} code={page.code} />;
    case "unit":
      return <UnitPage view={view} code={page.code} />;
    case "screening":
      return <ScreeningPage view={view} />;
    case "housing":
      return <HousingPage view={view} />;
    case "waves":
      return <WavesPage view={view} />;
    case "budget":
      return <BudgetPage view={view} />;
    case "record":
      return <RecordPage view={view} />;
    case "data":
      return <DataPage view={view} />;
    case "method":
      return <MethodPage view={view} />;
    case "verify":
      return <VerifyPage view={view} />;
    case "about":
      return <AboutPage view={view} />;
    case "scenario":
      return <ScenarioPage view={view} />;
    case "decisions":
      return <DecisionsPage view={view} />;
    case "changes":
      return <ChangesPage view={view} />;
    case "questions":
      return <QuestionsPage view={view} />;
    case "glossary":
      return <GlossaryPage view={view} />;
    case "receipt":
      return <ReceiptPage view={view} />;
    case "report":
      return <ReportPage view={view} />;
  }
}

function headOf(view: View): { readonly title: string; readonly description: string } {
  const { page, language, release } = view;
  switch (page.kind) {
    case "home":
      return home[language];
    case "institutions":
      return registry[language];
    case "screening":
      return screening[language];
    case "housing":
      return housing[language];
    case "waves":
      return waves[language];
    case "budget":
      return budget[language];
    case "institution": {
      const { nameId = "", nameEn = "", abbrev = "" } = release.institutionOf.get(page.code) ?? {};
      const name = language === "id" ? nameId : nameEn;
      return { title: `${name} (${abbrev})`, description: registry[language].description };
    }
    case "unit": {
      const unit =
        release.content.units.find(({ code }) => code === page.code)?.nameId ?? page.code;
      const result = release.screeningOf.get(page.code);
      const outcome = result === undefined ? "" : outcomeName(outcomeCode(result.outcome), view);
      const abbrev = release.institutionOf.get(page.institution)?.abbrev ?? page.institution;
      return {
        title: `${unit} (${abbrev})`,
        description: screening[language].unitDescription(`${unit} (${abbrev})`, outcome),
      };
    }
    case "record":
    case "data":
    case "method":
    case "verify":
    case "about":
      return publication[language][page.kind];
    case "scenario":
      return scenarioTexts[language];
    case "decisions":
    case "changes":
    case "questions":
    case "glossary":
    case "receipt":
    case "report":
      return reading[language][page.kind];
  }
}

function scriptsOf(page: PageKey, assets: Assets): readonly string[] {
  if (page.kind === "institutions") return [assets.filter];
  if (page.kind === "screening") return [assets.filter, assets.rerun];
  if (page.kind === "scenario") return [assets.scenario];
  if (page.kind === "receipt") return [assets.receipt];
  return page.kind === "verify" ? [assets.verify] : [];
}
