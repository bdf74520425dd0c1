#include "engine/link/exposure.h"

#include <gtest/gtest.h>

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
  const auto known = model::read_exploited_catalogue(catalogue, "kev.json");
  ASSERT_TRUE(known);
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
  EXPECT_FALSE(read_devices("member,vendor\nm,v\n", "x.csv"));
  EXPECT_FALSE(read_devices("member,industry,vendor,product\n,gas,v,p\n", "x.csv"));
}

// Nobody asked for a weakness by its name: what the catalogue has and somebody lists is told, small classes together.
TEST(Exposure, OfTheWholeCatalogueTellsWhatSomebodyHas) {
  const auto known = model::read_exploited_catalogue(catalogue, "kev.json");
  const auto rows = read_devices(devices, "devices.csv");
  ASSERT_TRUE(known && rows);
  const auto found = exposures(*known, *rows, 3);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].vulnerability, "CVE-2024-21762");
  EXPECT_EQ(found[0].classes.front().members, 3U);
  EXPECT_TRUE(found[1].vendor_only);
  EXPECT_TRUE(exposures(*known, {}, 3).empty());
  const Json told = to_json(found[0], 3);
  EXPECT_TRUE(told["added"].is_null());
  EXPECT_EQ(told["classes"].items()[1]["members"].dump(), "null");
}

}  // namespace
}  // namespace sekimori::link
