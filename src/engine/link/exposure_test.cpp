#include "engine/link/exposure.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace sekimori::link {
namespace {

constexpr std::string_view catalogue = R"({"vulnerabilities":[
  {"cveID":"CVE-2024-21762","vendorProject":"Fortinet","product":"FortiOS","vulnerabilityName":"Out-of-Bound Write","knownRansomwareCampaignUse":"Known"},
  {"cveID":"CVE-2017-0199","vendorProject":"Microsoft","product":"Multiple Products","vulnerabilityName":"Remote Code Execution","knownRansomwareCampaignUse":"Unknown"},
  {"product":"nameless"}]})";

constexpr std::string_view devices =
    "member,industry,vendor,product\n"
    "m1,gas,Fortinet Inc.,FortiOS 7.2\nm2,gas,fortinet,FORTIOS\nm3,gas,Fortinet,FortiOS\nm3,gas,Fortinet,FortiOS (second site)\n"
    "m4,steel,Fortinet,FortiOS\nm5,steel,Fortinet,FortiMail\nm6,oil,Microsoft,Office 2010\n";

TEST(Exposure, NamesClassesAndCountsAboveTheFloor) {
  const auto known = KnownExploited::parse(catalogue);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->size(), 2U);
  const auto rows = read_devices(devices, "devices.csv");
  ASSERT_TRUE(rows) << rows.error().message;
  const auto found = exposures({"CVE-2024-21762", "CVE-2017-0199", "CVE-2000-0001"}, *known, *rows, 3);
  ASSERT_EQ(found.size(), 3U);
  ASSERT_EQ(found[0].classes.size(), 2U);
  EXPECT_EQ(found[0].classes[0].industry, "gas");
  EXPECT_EQ(found[0].classes[0].members, 3U);
  EXPECT_EQ(found[0].classes[1].industry, "");  // steel, of one member
  EXPECT_FALSE(found[0].classes[1].members);
  EXPECT_TRUE(found[0].known->ransomware);
  EXPECT_TRUE(found[1].vendor_only);
  EXPECT_EQ(found[1].classes.size(), 1U);
  EXPECT_EQ(found[2].known, nullptr);
}

TEST(Exposure, RefusesOtherTables) {
  EXPECT_FALSE(KnownExploited::parse("{}"));
  EXPECT_FALSE(KnownExploited::parse("no"));
  EXPECT_FALSE(read_devices("member,vendor\nm,v\n", "x.csv"));
  EXPECT_FALSE(read_devices("member,industry,vendor,product\n,gas,v,p\n", "x.csv"));
}

TEST(Exposure, ThePublishedCatalogueIsReadWhole) {
  const Path file = Path(SEKIMORI_SOURCE_DIR) / "../shared/data/cti/kev/known_exploited_vulnerabilities.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: shared data not present";
  const auto known = KnownExploited::parse(*system_files().read_text(file));
  ASSERT_TRUE(known);
  EXPECT_EQ(known->size(), 1404U);
}

}  // namespace
}  // namespace sekimori::link
