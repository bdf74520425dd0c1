#include "engine/identity/security_key.h"

#include <gtest/gtest.h>

#include "engine/identity/cbor_item.h"
#include "engine/identity/testing/software_key.h"

namespace sekimori::identity {
namespace {

using testing::SoftwareKey;
using testing::TestKeyKind;

Ceremony ceremony_of(Byte seed) { return {Bytes(challenge_bytes, seed), "https://sekimori.example:8443", "sekimori.example"}; }

class SecurityKeyTest : public ::testing::TestWithParam<TestKeyKind> {
 protected:
  SecurityKey registered() {
    const Ceremony ceremony = ceremony_of(1);
    const auto made = software.register_with(ceremony);
    auto known = check_registration(ceremony, made.client_data, made.attestation_object);
    EXPECT_TRUE(known) << known.error().message;
    return known ? *known : SecurityKey();
  }
  static Result<std::uint32_t> check(const Ceremony& ceremony, const SecurityKey& key, const SoftwareKey::Assertion& answer) {
    return check_assertion(ceremony, key, answer.client_data, answer.authenticator_data, answer.signature);
  }
  SoftwareKey software{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Kinds, SecurityKeyTest, ::testing::Values(TestKeyKind::p256, TestKeyKind::ed25519));

TEST_P(SecurityKeyTest, registers_and_answers) {
  SecurityKey key = registered();
  EXPECT_EQ(key.credential, software.credential);
  EXPECT_EQ(key.algorithm, GetParam() == TestKeyKind::p256 ? KeyAlgorithm::es256 : KeyAlgorithm::eddsa);
  const auto kept = security_key_from_json(to_json(key));
  ASSERT_TRUE(kept);
  for (std::uint32_t i = 1; i <= 3; ++i) {
    const Ceremony ceremony = ceremony_of(static_cast<Byte>(10 + i));
    const auto counter = check(ceremony, key, software.answer(ceremony));
    ASSERT_TRUE(counter) << counter.error().message;
    EXPECT_EQ(*counter, i);
    key.counter = *counter;
  }
}

TEST_P(SecurityKeyTest, answers_this_challenge_at_this_address_alone) {
  const SecurityKey key = registered();
  const Ceremony ceremony = ceremony_of(2);
  const auto answer = software.answer(ceremony);
  EXPECT_TRUE(check(ceremony, key, answer));
  EXPECT_FALSE(check(ceremony_of(3), key, answer)) << "replayed under another challenge";
  Ceremony elsewhere = ceremony;
  elsewhere.origin = "https://sekimori.example";
  EXPECT_FALSE(check(elsewhere, key, answer)) << "another port is another origin";
  Ceremony phished = ceremony;
  phished.origin = "https://sekimori-example.com";
  phished.relying_party = "sekimori-example.com";
  EXPECT_FALSE(check(ceremony, key, software.answer(phished)));
  Ceremony without = ceremony;
  without.challenge.clear();
  EXPECT_FALSE(check(without, key, software.answer(without))) << "no challenge was given out";
  // A registration's answer does not log anybody in.
  auto mixed = software.answer(ceremony);
  mixed.client_data = SoftwareKey::client_data(ceremony, "webauthn.create");
  EXPECT_FALSE(check(ceremony, key, mixed));
}

TEST_P(SecurityKeyTest, refuses_a_copy_whose_counter_stands_still) {
  SecurityKey key = registered();
  key.counter = 5;
  const Ceremony ceremony = ceremony_of(2);
  software.counter = 4;
  EXPECT_FALSE(check(ceremony, key, software.answer(ceremony)));
  EXPECT_TRUE(check(ceremony, key, software.answer(ceremony)));
}

TEST_P(SecurityKeyTest, wants_somebody_to_touch_it) {
  const SecurityKey key = registered();
  software.flags = 0;
  const Ceremony ceremony = ceremony_of(2);
  EXPECT_FALSE(check(ceremony, key, software.answer(ceremony)));
  const auto made = software.register_with(ceremony);
  EXPECT_FALSE(check_registration(ceremony, made.client_data, made.attestation_object));
}

TEST_P(SecurityKeyTest, refuses_another_keys_signature_and_every_changed_byte) {
  const SecurityKey key = registered();
  const Ceremony ceremony = ceremony_of(2);
  SoftwareKey stranger(GetParam());
  EXPECT_FALSE(check(ceremony, key, stranger.answer(ceremony)));
  const auto answer = software.answer(ceremony);
  for (size_t i = 0; i < answer.authenticator_data.size(); ++i) {
    auto changed = answer;
    changed.authenticator_data[i] ^= 0x10;
    EXPECT_FALSE(check(ceremony, key, changed)) << i;
  }
  for (size_t i = 0; i < answer.client_data.size(); ++i) {
    auto changed = answer;
    changed.client_data[i] ^= 0x01;
    EXPECT_FALSE(check(ceremony, key, changed)) << i;
  }
}

TEST_P(SecurityKeyTest, survives_registrations_that_are_cut_or_damaged) {
  const Ceremony ceremony = ceremony_of(1);
  const auto made = software.register_with(ceremony);
  for (size_t i = 0; i < made.attestation_object.size(); ++i) {
    EXPECT_FALSE(check_registration(ceremony, made.client_data, ByteView(made.attestation_object).first(i))) << i;
    Bytes changed = made.attestation_object;
    changed[i] ^= 0x80;
    (void)check_registration(ceremony, made.client_data, changed);
  }
  Bytes longer = made.attestation_object;
  longer.push_back(0);
  EXPECT_FALSE(check_registration(ceremony, made.client_data, longer));
  EXPECT_FALSE(check_registration(ceremony_of(9), made.client_data, made.attestation_object));
}

TEST(SecurityKey, checks_an_attestation_that_is_there) {
  SoftwareKey software;
  const Ceremony ceremony = ceremony_of(1);
  const auto made = software.register_with(ceremony, true);
  const auto known = check_registration(ceremony, made.client_data, made.attestation_object);
  ASSERT_TRUE(known) << known.error().message;
  Bytes damaged = made.attestation_object;
  damaged[damaged.size() / 4] ^= 0x01;  // inside the signature
  EXPECT_FALSE(check_registration(ceremony, made.client_data, damaged));
}

TEST(CborItem, refuses_what_is_nested_indefinite_or_cut) {
  size_t offset = 0;
  EXPECT_FALSE(read_cbor(Bytes(100, 0x81), offset));
  for (const char* hex : {"", "5f", "9f", "bf", "5a7fffffff", "9b00000000ffffffff", "1c", "a1", "a10101", "a2616100616100", "a0ff"})
    EXPECT_FALSE(cbor_map(*from_hex(hex))) << hex;
  const Bytes bytes = *from_hex("a161614101");
  const auto good = cbor_map(bytes);
  ASSERT_TRUE(good);
  EXPECT_EQ(to_hex(good->at("a").content), "01");
}

}  // namespace
}  // namespace sekimori::identity
