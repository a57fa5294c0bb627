import { LocalDate } from "@pindah/domain/kernel";
import { ObjectionPolicy, objectionWindow } from "@pindah/domain/objections";
import { z } from "zod";
import { operation } from "./operation.ts";

const WindowCase = z.strictObject({ publishedOn: LocalDate, policy: ObjectionPolicy });

export const objectionsOf = {
  objection_window: operation(WindowCase, ({ publishedOn, policy }) =>
    objectionWindow(publishedOn, policy),
  ),
};
