#include <gtest/gtest.h>

#include "base/random.h"
#include "net/http_client.h"
#include "net/imap_folder.h"
#include "net/ldap_directory.h"
#include "net/mail_client.h"
#include "net/webhook.h"

namespace sekimori::net {
namespace {

TEST(HttpAddress, is_tls_or_this_machine) {
  for (const char* good : {"https://id.example/x?y=z", "http://127.0.0.1:80/", "http://localhost/a", "http://[::1]:8080/"})
    EXPECT_TRUE(check_address(good)) << good;
  for (const char* bad :
       {"", "ftp://x", "http://id.example/", "http://127.0.0.1.evil.example/", "http://127.0.0.1@evil.example/", "https://a b",
        "https://user:word@id.example/", "https://", "https://id.example/#x", "file:///etc/passwd", "https://id.example/\n"})
    EXPECT_FALSE(check_address(bad)) << bad;
  EXPECT_EQ(form_encode({{"a b", "c&d=é"}, {"e", "~-._"}}), "a%20b=c%26d%3D%C3%A9&e=~-._");
}

TEST(LdapFilter, escapes_what_a_person_types) {
  EXPECT_EQ(escape_filter("sato"), "sato");
  EXPECT_EQ(escape_filter("*)(uid=*"), "\\2a\\29\\28uid=\\2a");
  EXPECT_EQ(escape_filter(std::string_view("a\\\0b", 4)), "a\\5c\\00b");
  EXPECT_EQ(escape_filter("森"), "森");
}

TEST(LdapDirectory, wants_tls_beyond_this_machine_and_one_place_for_the_name) {
  const auto made = [](std::string address, bool start_tls, std::string filter = "(uid={})") {
    LdapSettings settings;
    settings.address = std::move(address);
    settings.start_tls = start_tls;
    settings.base = "dc=example";
    settings.filter = std::move(filter);
    return LdapDirectory::create(std::move(settings)).has_value();
  };
  EXPECT_TRUE(made("ldaps://ldap.example", false));
  EXPECT_TRUE(made("ldap://ldap.example", true));
  EXPECT_TRUE(made("ldap://127.0.0.1:3890", false));
  EXPECT_FALSE(made("ldap://ldap.example", false));
  EXPECT_FALSE(made("ldap://127.0.0.1.ldap.example", false));
  EXPECT_FALSE(made("ldaps://ldap.example", true));
  EXPECT_FALSE(made("http://ldap.example", false));
  EXPECT_FALSE(made("ldaps://ldap.example", false, "(uid=sato)"));
  EXPECT_FALSE(made("ldaps://ldap.example", false, "(|(uid={})(mail={}))"));
}

TEST(Mail, carries_openpgp_messages_as_rfc_3156_wants_it) {
  const auto mail = compose({.to = "sato@example.jp",
                             .subject = "2 new",
                             .text = "-----BEGIN PGP MESSAGE-----\n\nabc=\n-----END PGP MESSAGE-----\n",
                             .id = "b-2",
                             .form = Mail::Form::openpgp},
                            "hub@example.jp", *Instant::parse("2026-04-04T09:05:07Z"));
  ASSERT_TRUE(mail) << mail.error().message;
  EXPECT_TRUE(mail->contains(
      "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"openpgp-b-2\"\r\n\r\n--openpgp-b-2\r\n"
      "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"))
      << *mail;
  EXPECT_TRUE(mail->contains("-----BEGIN PGP MESSAGE-----\r\n\r\nabc=\r\n")) << "the armour is not encoded again";
  EXPECT_TRUE(mail->ends_with("\r\n--openpgp-b-2--\r\n"));
  EXPECT_TRUE(mime_part("点").ends_with("\r\n\r\n=E7=82=B9\r\n"));
}

TEST(Mail, is_written_as_rfc_5322_wants_it) {
  const Instant now = *Instant::parse("2026-04-04T09:05:07Z");
  const auto mail =
      compose({.to = "sato@example.jp", .subject = "関守: 警報があります (点数 85)", .text = "点数\n.先頭の点 \nend", .id = "a-1"},
              "sekimori@example.jp", now);
  ASSERT_TRUE(mail) << mail.error().message;
  EXPECT_TRUE(mail->starts_with("Date: Sat, 4 Apr 2026 09:05:07 +0000\r\nFrom: <sekimori@example.jp>\r\nTo: <sato@example.jp>\r\n"))
      << *mail;
  EXPECT_TRUE(mail->contains("Message-ID: <a-1@example.jp>\r\n"));
  EXPECT_TRUE(mail->contains("\r\n\r\n=E7=82=B9=E6=95=B0\r\n=2E=E5")) << *mail;
  EXPECT_TRUE(mail->ends_with("=20\r\nend\r\n")) << *mail;
  size_t longest = 0, line = 0;
  for (const char c : *mail) {
    line = c == '\n' ? 0 : line + 1;
    longest = std::max(longest, line);
    EXPECT_LT(static_cast<unsigned char>(c), 0x80);
  }
  EXPECT_LE(longest, 77u);
}

TEST(Mail, lets_nobody_add_a_header_or_a_recipient) {
  const auto refused = [](std::string to, std::string subject) {
    return !compose({.to = std::move(to), .subject = std::move(subject), .text = "x", .id = "a"}, "sekimori@example.jp", Instant());
  };
  EXPECT_FALSE(refused("sato@example.jp", "x"));
  for (const char* to :
       {"", "sato", "sato@example.jp\r\nBcc: eve@example.jp", "a@b,c@d", "<a@b>", "a@b@c", "@b", "a@", "\"a b\"@c", "佐藤@example.jp"})
    EXPECT_TRUE(refused(to, "x")) << to;
  EXPECT_TRUE(refused("sato@example.jp", "x\r\nBcc: eve@example.jp"));
}

TEST(Webhook, signs_id_time_and_body) {
  // Computed with: printf 'id-1.1780000000.{}' | openssl dgst -sha256 -hmac 'a secret of at least 32 characters'
  const std::string signature = webhook_signature("a secret of at least 32 characters", "id-1", 1'780'000'000, "{}");
  EXPECT_EQ(signature, "v1=e0e22c5ad9fe1adb89ca18a63a88b5efdbfe20694c1945563ac6b3a42e9362b6");
  EXPECT_NE(signature, webhook_signature("a secret of at least 32 characters", "id-1", 1'780'000'001, "{}"));
  EXPECT_NE(signature, webhook_signature("a secret of at least 32 characters", "id-2", 1'780'000'000, "{}"));
}

TEST(ImapFolder, ReadsWhatAServerSays) {
  const ImapListing found = parse_imap_listing(
      "* 3 EXISTS\r\n* OK [UIDVALIDITY 1700000001] UIDs valid\r\n* OK [UIDNEXT 9] x\r\nA3 OK done\r\n* SEARCH 8 5 5 4\r\n", 4);
  EXPECT_EQ(found.validity, 1700000001U);
  EXPECT_EQ(found.uids, (std::vector<std::uint32_t>{5, 8}));
  EXPECT_TRUE(parse_imap_listing("* SEARCH 4\n* SEARCH\n* SEARCH 99999999999999999999 x\n", 4).uids.empty());
}

}  // namespace
}  // namespace sekimori::net
