import { useText } from "../language/index.ts";
import { Page } from "../parts/index.ts";
import { MyWork } from "./MyWork.tsx";
import { text as texts } from "./text.ts";

export function WorkPage() {
  const text = useText(texts);
  return (
    <Page title={text.title} lead={text.lead}>
      <MyWork />
    </Page>
  );
}
