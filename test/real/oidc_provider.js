// An OpenID Connect provider for tests: npm's oidc-provider on loopback, one client, one person, consent given without asking.
//   node oidc_provider.js PORT CLIENT SECRET REDIRECT
import Provider from "oidc-provider";

const [port, client, secret, redirect] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: client, client_secret: secret, redirect_uris: [redirect], grant_types: ["authorization_code"], response_types: ["code"] }],
  claims: { openid: ["sub"], profile: ["preferred_username", "groups"], email: ["email"] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["a key of a test"] },
  async findAccount(_context, id) {
    return { accountId: id, claims: async () => ({ sub: id, preferred_username: id, groups: id === "mori" ? ["managers"] : [] }) };
  },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
