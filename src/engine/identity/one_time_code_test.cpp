#include "engine/identity/one_time_code.h"

#include <gtest/gtest.h>

namespace sekimori::identity {
namespace {

Bytes repeated(size_t size) {
  Bytes key;
  for (size_t i = 0; i < size; ++i) key.push_back(static_cast<Byte>('0' + (i + 1) % 10));
  return key;
}

TEST(OneTimeCode, matches_the_vectors_of_rfc_4226) {
  const Bytes key = repeated(20);
  const char* const expected[] = {"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"};
  for (std::uint64_t counter = 0; counter < 10; ++counter) EXPECT_EQ(one_time_code(key, counter), expected[counter]);
}

TEST(OneTimeCode, matches_the_vectors_of_rfc_6238) {
  struct Vector {
    std::int64_t seconds;
    const char *sha1, *sha256, *sha512;
  };
  const Vector vectors[] = {{59, "94287082", "46119246", "90693936"},         {1111111109, "07081804", "68084774", "25091201"},
                            {1111111111, "14050471", "67062674", "99943326"}, {1234567890, "89005924", "91819424", "93441116"},
                            {2000000000, "69279037", "90698825", "38618901"}, {20000000000, "65353130", "77737706", "47863826"}};
  for (const Vector& vector : vectors) {
    const auto step = static_cast<std::uint64_t>(vector.seconds / step_seconds);
    EXPECT_EQ(one_time_code(repeated(20), step, 8, CodeHash::sha1), vector.sha1);
    EXPECT_EQ(one_time_code(repeated(32), step, 8, CodeHash::sha256), vector.sha256);
    EXPECT_EQ(one_time_code(repeated(64), step, 8, CodeHash::sha512), vector.sha512);
  }
}

TEST(OneTimeCode, is_taken_once_and_half_a_minute_around) {
  const Bytes key = repeated(20);
  const Instant now = Instant::from_seconds(1'700'000'000);
  const std::int64_t step = 1'700'000'000 / step_seconds;
  const auto code = [&](std::int64_t at) { return one_time_code(key, static_cast<std::uint64_t>(at)); };
  EXPECT_EQ(accepted_step(key, code(step), now, {}), step);
  EXPECT_EQ(accepted_step(key, code(step).insert(3, " "), now, {}), step);
  EXPECT_EQ(accepted_step(key, code(step - 1), now, {}), step - 1);
  EXPECT_EQ(accepted_step(key, code(step + 1), now, {}), step + 1);
  EXPECT_FALSE(accepted_step(key, code(step - 2), now, {}));
  EXPECT_FALSE(accepted_step(key, code(step), now, step)) << "a code that was used opens nothing a second time";
  EXPECT_FALSE(accepted_step(key, code(step - 1), now, step)) << "nor does an earlier one";
  EXPECT_EQ(accepted_step(key, code(step + 1), now, step), step + 1);
  for (const char* wrong : {"", "12345", "1234567", "abcdef", "００００００"}) EXPECT_FALSE(accepted_step(key, wrong, now, {}));
}

TEST(OneTimeCode, is_written_for_an_app_as_rfc_4648_says) {
  EXPECT_EQ(to_base32(as_bytes("")), "");
  EXPECT_EQ(to_base32(as_bytes("f")), "MY");
  EXPECT_EQ(to_base32(as_bytes("foob")), "MZXW6YQ");
  EXPECT_EQ(to_base32(as_bytes("foobar")), "MZXW6YTBOI");
  EXPECT_EQ(one_time_uri("関守", "a@b", as_bytes("foobar")),
            "otpauth://totp/%E9%96%A2%E5%AE%88:a%40b?secret=MZXW6YTBOI&issuer=%E9%96%A2%E5%AE%88");
}

}  // namespace
}  // namespace sekimori::identity
