#include "engine/identity/signed_token.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "engine/identity/testing/test_keys.h"

namespace sekimori::identity {
namespace {

using testing::TestKey;
using testing::TestKeyKind;

constexpr std::int64_t now_seconds = 1'780'000'000;

std::string encode(const Json& value) { return to_base64url(as_bytes(value.dump())); }

class SignedTokenTest : public ::testing::Test {
 protected:
  Json claims() const {
    return Json::object({{"iss", "https://id.example"},
                         {"sub", "sub-1"},
                         {"aud", "sekimori"},
                         {"nonce", "n-1"},
                         {"iat", now_seconds - 5},
                         {"exp", now_seconds + 300}});
  }
  static std::string token(const TestKey& key, const Json& header, const Json& claims) {
    const std::string text = encode(header) + "." + encode(claims);
    return text + "." + to_base64url(key.sign_jose(text));
  }
  static Json header(std::string_view algorithm, std::string_view id) { return Json::object({{"alg", algorithm}, {"kid", id}}); }
  WebKeySet keys() const {
    Json list = Json::array();
    list.push(rsa.web_key("r"));
    list.push(p256.web_key("p"));
    list.push(ed25519.web_key("e"));
    return *WebKeySet::parse(Json::object({{"keys", std::move(list)}}));
  }
  Result<IdentityToken> check(const std::string& text) const {
    return check_identity_token(text, keys(), {"https://id.example", "sekimori", "n-1", Instant::from_seconds(now_seconds)});
  }
  bool refuses(const Json& changed) const { return !check(token(p256, header("ES256", "p"), changed)); }

  TestKey rsa{TestKeyKind::rsa2048}, p256{TestKeyKind::p256}, ed25519{TestKeyKind::ed25519};
};

TEST_F(SignedTokenTest, takes_the_three_algorithms) {
  for (const auto& [key, algorithm, id] :
       {std::tuple(&rsa, "RS256", "r"), std::tuple(&p256, "ES256", "p"), std::tuple(&ed25519, "EdDSA", "e")}) {
    const auto taken = check(token(*key, header(algorithm, id), claims()));
    ASSERT_TRUE(taken) << algorithm << ": " << taken.error().message;
    EXPECT_EQ(taken->subject, "sub-1");
  }
}

TEST_F(SignedTokenTest, is_not_confused_about_algorithms) {
  const std::string body = encode(claims());
  EXPECT_FALSE(check(encode(header("none", "r")) + "." + body + "."));
  // The public key as the secret of a keyed hash: what a careless program would accept.
  const std::string keyed = encode(header("HS256", "r")) + "." + body;
  const Bytes secret = to_bytes(rsa.web_key("r").dump());
  EXPECT_FALSE(check(keyed + "." + to_base64url(hmac_sha256(secret, as_bytes(keyed)))));
  // One key's name with another's algorithm.
  EXPECT_FALSE(check(token(p256, header("RS256", "p"), claims())));
  EXPECT_FALSE(check(token(rsa, header("ES256", "r"), claims())));
  EXPECT_FALSE(check(token(p256, header("ES256", "r"), claims())));
  EXPECT_FALSE(check(token(p256, Json::object({{"kid", "p"}}), claims())));
  Json critical = header("ES256", "p");
  critical.set("crit", Json::array().push("exp"));
  EXPECT_FALSE(check(token(p256, critical, claims())));
  const TestKey stranger(TestKeyKind::p256);
  EXPECT_FALSE(check(token(stranger, header("ES256", "p"), claims())));
}

TEST_F(SignedTokenTest, wants_every_claim_to_hold) {
  const auto with = [&](std::string_view name, Json value) {
    Json changed = claims();
    changed.set(name, std::move(value));
    return changed;
  };
  const auto without = [&](std::string_view name) {
    Json changed = claims();
    changed.erase(name);
    return changed;
  };
  EXPECT_FALSE(refuses(claims()));
  for (const char* name : {"iss", "sub", "aud", "nonce", "iat", "exp"}) EXPECT_TRUE(refuses(without(name))) << name;
  EXPECT_TRUE(refuses(with("iss", "https://id.example/")));
  EXPECT_TRUE(refuses(with("aud", "another")));
  EXPECT_TRUE(refuses(with("nonce", "n-2")));
  EXPECT_TRUE(refuses(with("exp", now_seconds - clock_leeway_seconds)));
  EXPECT_FALSE(refuses(with("exp", now_seconds - clock_leeway_seconds + 1)));
  EXPECT_TRUE(refuses(with("exp", "tomorrow")));
  EXPECT_TRUE(refuses(with("exp", 1e300)));
  EXPECT_TRUE(refuses(with("iat", now_seconds + clock_leeway_seconds + 1)));
  EXPECT_TRUE(refuses(with("iat", now_seconds - oldest_token_seconds - 1)));
  EXPECT_TRUE(refuses(with("nbf", now_seconds + clock_leeway_seconds + 1)));
  EXPECT_TRUE(refuses(with("azp", "another")));
  EXPECT_FALSE(refuses(with("azp", "sekimori")));
  EXPECT_FALSE(refuses(with("aud", Json::array().push("sekimori"))));
  EXPECT_TRUE(refuses(with("aud", Json::array().push("sekimori").push("another")))) << "several audiences need an authorised party";
}

TEST_F(SignedTokenTest, does_not_survive_any_change_of_its_bytes) {
  const std::string good = token(ed25519, header("EdDSA", "e"), claims());
  ASSERT_TRUE(check(good));
  for (size_t i = 0; i < good.size(); ++i) {
    std::string changed = good;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(check(changed)) << i;
    EXPECT_FALSE(check(good.substr(0, i))) << i;
  }
  EXPECT_FALSE(check(good + "."));
  EXPECT_FALSE(check(std::string(largest_token + 1, 'a')));
}

TEST(WebKeySet, passes_over_what_it_cannot_use) {
  const TestKey weak(TestKeyKind::rsa1024);
  const auto set_of = [](Json row) { return WebKeySet::parse(Json::object({{"keys", Json::array().push(std::move(row))}})); };
  EXPECT_FALSE(set_of(weak.web_key("w"))) << "1024 bits are too few";
  const TestKey p256(TestKeyKind::p256);
  EXPECT_TRUE(set_of(p256.web_key("p")));
  Json beside = p256.web_key("p");
  beside.set("y", to_base64url(Bytes(32, 1)));
  EXPECT_FALSE(set_of(beside)) << "not a point of the curve";
  Json encryption = p256.web_key("p");
  encryption.set("use", "enc");
  EXPECT_FALSE(set_of(encryption));
  Json another = p256.web_key("p");
  another.set("alg", "ES384");
  EXPECT_FALSE(set_of(another));
  EXPECT_FALSE(set_of(Json::object({{"kty", "oct"}, {"k", "c2VjcmV0"}})));
  EXPECT_FALSE(WebKeySet::parse(Json()));
}

}  // namespace
}  // namespace sekimori::identity
