#include "base/crc32c.h"

#include <gtest/gtest.h>

namespace sekimori {
namespace {

TEST(Crc32c, AgreesWithTheVectorsOfRfc3720) {
  EXPECT_EQ(crc32c(Bytes(32, 0)), 0x8A9136AAU);
  EXPECT_EQ(crc32c(Bytes(32, 0xFF)), 0x62A8AB43U);
  EXPECT_EQ(crc32c(as_bytes("123456789")), 0xE3069283U);
}

TEST(Crc32c, GoesOnWhereThePartBeforeEnded) {
  const std::string text = "the quick brown fox jumps over the lazy dog";
  for (size_t cut = 0; cut <= text.size(); ++cut)
    EXPECT_EQ(crc32c(as_bytes(std::string_view(text).substr(cut)), crc32c(as_bytes(std::string_view(text).substr(0, cut)))),
              crc32c(as_bytes(text)));
}

}  // namespace
}  // namespace sekimori
