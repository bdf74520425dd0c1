#include "engine/ledger/key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/json.h"

namespace sekimori::ledger {
namespace {

TEST(Key, SignsAsRfc8032) {
  // RFC 8032 section 7.1, test 2.
  const SigningKey key =
      *SigningKey::from_seed("t", Sensitive<Bytes>(*from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));
  EXPECT_EQ(to_hex(key.verifier().public_key()), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  const Byte message = 0x72;
  EXPECT_EQ(
      to_hex(key.sign(ByteView(&message, 1))),
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(Key, HasTheTextFormOfSignedNotes) {
  SeededRandom random(1);
  const SigningKey key = SigningKey::generate(random, "example.jp/ledger");
  const auto parsed = VerifierKey::parse(key.vkey() + "\n");
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(*parsed, key.verifier());
  EXPECT_TRUE(key.verifier().to_pem().starts_with("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA"));
  // The example key of the Go note package.
  EXPECT_TRUE(VerifierKey::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
  EXPECT_FALSE(VerifierKey::parse("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
  EXPECT_FALSE(VerifierKey::parse("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
  const auto later = VerifierKey::parse("a+01020304+Bgpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  ASSERT_FALSE(later);
  EXPECT_NE(later.error().message.find("0x06"), std::string::npos);
  for (const char* bad : {"", "a", "a+b", "+01020304+AQ==", "a+0102030+AQ==", "a+01020304+!!"})
    EXPECT_FALSE(VerifierKey::parse(bad)) << bad;
}

TEST(Key, IsStoredPrivatelyAndOpensOnlyWithItsWrappingKey) {
  const auto directory = TemporaryDirectory::create();
  SeededRandom random(2);
  const SigningKey key = SigningKey::generate(random, "example.jp/ledger");
  const WrappingKey wrapping(random.bytes(32)), other(random.bytes(32));
  const Path path = directory->path() / "ledger.key";
  ASSERT_TRUE(key.save(system_files(), path, &wrapping));
  EXPECT_EQ(system_files().status(path)->mode, 0600U);
  EXPECT_EQ(SigningKey::load(system_files(), path, &wrapping)->vkey(), key.vkey());
  EXPECT_EQ(SigningKey::load(system_files(), path, &other).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(SigningKey::load(system_files(), path, nullptr).error().code, ErrorCode::not_permitted);
  const std::string text = *system_files().read_text(path);
  EXPECT_EQ(text.find(to_base64(key.seed().reveal())), std::string::npos);
  ASSERT_EQ(::chmod(path.c_str(), 0644), 0);
  EXPECT_EQ(SigningKey::load(system_files(), path, &wrapping).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(key.save(system_files(), path, nullptr));
  EXPECT_EQ(SigningKey::load(system_files(), path, nullptr)->vkey(), key.vkey());
}

TEST(Key, FollowsTheStrictRulesOnEdgeCaseSignatures) {
  const Path path = Path(SEKIMORI_SOURCE_DIR) / "../shared/data/cctv/ed25519/ed25519vectors.json";
  if (!system_files().exists(path)) GTEST_SKIP() << "skipped: shared data not present";
  const Json vectors = *Json::parse(*system_files().read_text(path));
  ASSERT_EQ(vectors.items().size(), 914U);
  size_t accepted = 0;
  for (const Json& vector : vectors.items()) {
    std::array<Byte, 32> public_key{};
    std::ranges::copy(*from_hex(vector["key"].text()), public_key.begin());
    const bool holds = VerifierKey::ed25519("v", public_key).verify(as_bytes(vector["msg"].text()), *from_hex(vector["sig"].text()));
    // Only a low-order component beside a prime-order one is let through, as RFC 8032 does not ask to refuse it.
    const bool strict = std::ranges::none_of(vector["flags"].items(), [](const Json& flag) {
      return flag.text() != "low_order_component_A" && flag.text() != "low_order_component_R";
    });
    EXPECT_EQ(holds, strict) << vector["number"].integer_or(-1);
    accepted += holds ? 1 : 0;
  }
  EXPECT_GT(accepted, 0U);
}

}  // namespace
}  // namespace sekimori::ledger
