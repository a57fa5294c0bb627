/** How the holder of a session proved who he is. */
export const strengths = [
  "password",
  "password_and_code",
  "passkey",
  "single_sign_on",
  "single_sign_on_with_factors",
] as const;
export type Strength = (typeof strengths)[number];

/** Two things of different kinds, or a key that asks for a finger or a PIN itself. */
export function hasSecondFactor(strength: Strength): boolean {
  return strength !== "password" && strength !== "single_sign_on";
}
