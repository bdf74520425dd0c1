// Records of domains: what is missing, what is open, and what is as it should be.
#include "engine/mail/domain_records.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/result.h"

namespace sekimori::mail {
namespace {

std::vector<std::string> found(std::string_view lines, DomainUse use = DomainUse::sends_mail) {
  std::vector<std::string> out;
  for (const DomainFinding& one : check_domain(read_domain_records("Firm.example.", lines), use)) out.emplace_back(one.id);
  return out;
}
bool has(const std::vector<std::string>& all, std::string_view id) { return std::ranges::find(all, id) != all.end(); }

const std::string long_key(392, 'A');

TEST(DomainRecords, that_are_strict_leave_nothing_to_say) {
  const std::string lines =
      "; answer\nfirm.example. 3600 IN TXT \"v=spf1 include:_spf.example.jp -all\"\n"
      "_dmarc.firm.example. IN TXT \"v=DMARC1; p=reject; \" \"rua=mailto:d@firm.example\"\r\n"
      "s1._domainkey.firm.example. IN TXT \"v=DKIM1; k=rsa; p=" +
      long_key + "\"\nother.example. IN TXT \"v=spf1 +all\"\n";
  EXPECT_EQ(found(lines), std::vector<std::string>{});
  EXPECT_EQ(read_domain_records("firm.example", lines).keys.at(0).selector, "s1");
}

TEST(DomainRecords, that_are_not_there_invite) {
  EXPECT_EQ(found(""), (std::vector<std::string>{"spf_missing", "dmarc_missing", "dkim_missing"}));
  EXPECT_EQ(found("garbage\nTXT\nfirm.example TXT\n"), (std::vector<std::string>{"spf_missing", "dmarc_missing", "dkim_missing"}));
}

TEST(DomainRecords, that_are_open_are_told) {
  EXPECT_TRUE(has(found("firm.example TXT \"v=spf1 +all\""), "spf_everybody"));
  EXPECT_TRUE(has(found("firm.example TXT v=spf1 mx"), "spf_open_end"));
  EXPECT_TRUE(has(found("firm.example TXT \"v=spf1 mx ?all\""), "spf_open_end"));
  EXPECT_FALSE(has(found("firm.example TXT \"v=spf1 redirect=_spf.firm.example\""), "spf_open_end"));
  EXPECT_TRUE(has(found("firm.example TXT \"v=spf1 ~all\""), "spf_soft"));
  EXPECT_TRUE(has(found("firm.example TXT \"v=spf1 -all\"\nfirm.example TXT \"v=spf1 mx -all\""), "spf_several"));
  std::string many = "firm.example TXT \"v=spf1";
  for (int i = 0; i < 11; ++i) many += fmt::format(" include:s{}.example", i);
  EXPECT_TRUE(has(found(many + " -all\""), "spf_lookups"));
  EXPECT_TRUE(has(found("_dmarc.firm.example TXT \"v=DMARC1; p=none\""), "dmarc_none"));
  EXPECT_TRUE(has(found("_dmarc.firm.example TXT \"v=DMARC1; p=none\""), "dmarc_no_reports"));
  EXPECT_TRUE(has(found("_dmarc.firm.example TXT \"v=DMARC1; p=reject; sp=none; pct=20\""), "dmarc_below"));
  EXPECT_TRUE(has(found("_dmarc.firm.example TXT \"v=DMARC1; p=reject; sp=none; pct=20\""), "dmarc_part"));
  EXPECT_TRUE(has(found("a._domainkey.firm.example TXT \"k=rsa; p=AAAA\""), "dkim_short"));
  EXPECT_FALSE(has(found("a._domainkey.firm.example TXT \"k=ed25519; p=AAAA\""), "dkim_short"));
  EXPECT_TRUE(has(found("a._domainkey.firm.example TXT \"p=\""), "dkim_revoked"));
  EXPECT_TRUE(has(found("a._domainkey.firm.example TXT \"t=y; p=" + long_key + "\""), "dkim_trial"));
}

TEST(DomainRecords, of_what_is_included_count_with_ones_own) {
  // Four of its own, seven of those that it includes: receivers see eleven.
  std::string lines =
      "firm.example TXT \"v=spf1 include:a.example include:b.example mx a -all\"\n"
      "a.example TXT \"v=spf1 include:c.example mx -all\"\nb.example TXT \"v=spf1 a mx exists:x.example -all\"\n"
      "c.example TXT \"v=spf1 a mx ip4:192.0.2.0/24 -all\"\n";
  EXPECT_TRUE(has(found(lines), "spf_lookups"));
  EXPECT_FALSE(has(found("firm.example TXT \"v=spf1 include:a.example include:b.example mx a -all\""), "spf_lookups"));
  EXPECT_TRUE(has(found("firm.example TXT \"v=spf1 include:a.example include:d.example -all\"\na.example TXT \"v=spf1 mx -all\""),
                  "spf_not_counted"));
  EXPECT_TRUE(
      has(found("firm.example TXT \"v=spf1 include:a.example -all\"\na.example TXT \"v=spf1 include:firm.example -all\""), "spf_circle"));
  EXPECT_TRUE(
      has(found("firm.example TXT \"v=spf1 include:a.example -all\"\na.example TXT \"v=spf1 include:a.example -all\""), "spf_circle"));
}

TEST(DomainRecords, of_reports_that_go_elsewhere_need_leave_there) {
  const std::string_view record =
      "_dmarc.firm.example TXT \"v=DMARC1; p=reject; rua=mailto:d@firm.example,mailto:x@reports.example!10m\"\n";
  EXPECT_TRUE(has(found(record), "dmarc_reports_elsewhere"));
  EXPECT_FALSE(
      has(found(std::string(record) + "firm.example._report._dmarc.reports.example TXT \"v=DMARC1\"\n"), "dmarc_reports_elsewhere"));
  EXPECT_FALSE(has(found("_dmarc.firm.example TXT \"v=DMARC1; p=reject; rua=mailto:d@mail.firm.example\""), "dmarc_reports_elsewhere"));
}

TEST(DomainRecords, of_a_domain_that_sends_nothing_say_so) {
  const std::string_view strict =
      "firm.example TXT \"v=spf1 -all\"\n_dmarc.firm.example TXT \"v=DMARC1; p=reject; rua=mailto:x@firm.example\"\nfirm.example MX 0 .";
  EXPECT_EQ(found(strict, DomainUse::sends_none), std::vector<std::string>{});
  EXPECT_TRUE(has(found("firm.example TXT \"v=spf1 mx -all\"", DomainUse::sends_none), "spf_of_silent"));
  EXPECT_TRUE(has(found("firm.example TXT \"v=spf1 -all\"", DomainUse::sends_none), "mx_of_silent"));
  EXPECT_FALSE(has(found("", DomainUse::sends_none), "dkim_missing"));
}

}  // namespace
}  // namespace sekimori::mail
