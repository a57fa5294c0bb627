export { cameBack, linkToken, mayBeSignedIn, rememberSignedIn } from "./remembered.ts";
export { SignInPage } from "./SignInPage.tsx";
