import type { Plan } from "@pindah/domain/plan";
import type { Policy } from "@pindah/domain/policy";
import { pinParagraph } from "@pindah/domain/waves";
import { formatNumber, type Language } from "@pindah/ui";

/** One line for each pin, honoured or refused, and one for what they did to others. */
export function pinLines(
  { pins }: Pick<Plan, "pins">,
  policy: Pick<Policy, "housing">,
  language: Language,
): readonly string[] {
  if (pins === undefined) return [];
  const number = (value: number) => formatNumber(value, language);
  const { loseTheirHome, getAHome, getAnotherHome } = pins.others;
  return [
    ...pins.pins.map((result) => pinParagraph(result, policy.housing, language)),
    language === "id"
      ? `Akibat penetapan, rumah tangga lain: ${number(loseTheirHome)} kehilangan hunian, ${number(getAHome)} mendapat hunian, ${number(getAnotherHome)} berganti hunian.`
      : `By these pins, other households: ${number(loseTheirHome)} lose their home, ${number(getAHome)} get one, ${number(getAnotherHome)} get another one.`,
  ];
}
