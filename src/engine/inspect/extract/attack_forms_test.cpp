// What attackers send: shortcuts, macros, locked archives, messages in messages.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/extract/macros.h"
#include "engine/inspect/extract/testing/document_builder.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

std::vector<ExtractedObject> read(std::string_view name, ByteView bytes, std::vector<std::string> passwords = {}) {
  ExtractionLimits limits;
  limits.correspondence = true;
  limits.passwords = std::move(passwords);
  return extract_bytes(name, bytes, limits);
}

std::string trait(const ExtractedObject& object, std::string_view key) {
  for (const TextPart& part : object.parts)
    if (part.kind == PartKind::trait && part.name.starts_with(std::string(key) + "=")) return part.name.substr(key.size() + 1);
  return {};
}

void put_wide(Bytes& out, std::string_view ascii) {
  made::append_u16(out, static_cast<std::uint32_t>(ascii.size()));
  for (const char c : ascii) made::append_u16(out, static_cast<unsigned char>(c));
}

// MS-SHLLINK: an ID list of four bytes, a local path, arguments and an icon, shown minimised, with the target once more as variables.
Bytes shortcut() {
  Bytes out = to_bytes(std::string_view("L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 20));
  append_u32_le(out, 0x01 | 0x02 | 0x20 | 0x40 | 0x80);
  out.resize(0x3C);
  append_u32_le(out, 7);
  out.resize(0x4C);
  made::append_u16(out, 4);
  append_u32_le(out, 0);
  const std::string_view path("C:\\Windows\\System32\\cmd.exe\0\0", 29);
  append_u32_le(out, static_cast<std::uint32_t>(0x1C + path.size()));
  append_u32_le(out, 0x1C);
  append_u32_le(out, 1);
  append_u32_le(out, 0);
  append_u32_le(out, 0x1C);
  append_u32_le(out, 0);
  append_u32_le(out, static_cast<std::uint32_t>(0x1C + path.size() - 1));
  append(out, path);
  put_wide(out, "/c start evil.ps1");
  put_wide(out, "%ProgramFiles%\\Office\\WINWORD.EXE");
  append_u32_le(out, 0x314);
  append_u32_le(out, 0xA0000001);
  Bytes block(260);
  std::ranges::copy(std::string_view("%windir%\\explorer.exe"), block.begin());
  append(out, block);
  append(out, Bytes(520));
  append_u32_le(out, 0);
  return out;
}

TEST(Shortcut, TellsWhatItStartsAndHow) {
  const auto objects = read("履歴書.pdf.lnk", shortcut());
  ASSERT_EQ(objects.size(), 1U);
  EXPECT_EQ(objects[0].media_type, "application/x-ms-shortcut");
  EXPECT_EQ(trait(objects[0], "shortcut_target"), "C:\\Windows\\System32\\cmd.exe");
  EXPECT_EQ(trait(objects[0], "shortcut_arguments"), "/c start evil.ps1");
  EXPECT_EQ(trait(objects[0], "shortcut_icon"), "%ProgramFiles%\\Office\\WINWORD.EXE");
  EXPECT_EQ(trait(objects[0], "shortcut_window"), "minimised");
  EXPECT_NE(objects[0].text.find("explorer.exe"), std::string::npos);
}

TEST(Shortcut, CutAnywhereItIsAnsweredFor) {
  const Bytes whole = shortcut();
  for (std::size_t size = 20; size < whole.size(); ++size) {
    const auto objects = read("a.lnk", ByteView(whole).first(size));
    ASSERT_EQ(objects.size(), 1U);
    EXPECT_TRUE(is_valid_utf8(objects[0].text));
  }
}

TEST(Macro, IsUnpackedAsTheStandardShows) {
  // MS-OVBA 3.2.2 and 3.2.3.
  const Bytes most = {0x01, 0x03, 0xB0, 0x02, 0x61, 0x45, 0x00};
  EXPECT_EQ(decompress_macro(most), std::string(73, 'a'));
  const Bytes normal = {0x01, 0x2F, 0xB0, 0x00, 0x23, 0x61, 0x61, 0x61, 0x62, 0x63, 0x64, 0x65, 0x82, 0x66, 0x00, 0x70, 0x61,
                        0x67, 0x68, 0x69, 0x6A, 0x01, 0x38, 0x08, 0x61, 0x6B, 0x6C, 0x00, 0x30, 0x6D, 0x6E, 0x6F, 0x70, 0x06,
                        0x71, 0x02, 0x70, 0x04, 0x10, 0x72, 0x73, 0x74, 0x75, 0x76, 0x10, 0x77, 0x78, 0x79, 0x7A, 0x00, 0x3C};
  EXPECT_EQ(decompress_macro(normal), "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa");
  EXPECT_EQ(decompress_macro({}), "");
  const Bytes loop = {0x01, 0x03, 0xB0, 0x01, 0xFF, 0xFF};
  EXPECT_EQ(decompress_macro(loop), "");  // a copy of what was never written
}

TEST(Macro, WordsThatStartByThemselvesAreWholeWords) {
  ExtractionLimits limits;
  limits.correspondence = true;
  std::vector<std::string> traits;
  Walk walk(limits, system_clock(), [](WalkedObject&&) {});
  Reading at{.walk = walk,
             .bytes = {},
             .name = "a",
             .path = "a",
             .depth = 0,
             .form = {},
             .text = {},
             .media_type = {},
             .charset = {},
             .detail = {}};
  note_macro_text(at, "ThisDocument", "Private Sub Document_Open()\n Shell \"x\"\nEnd Sub\nSub MyAutoOpenX()");
  ExtractedObject out;
  at.text.finish(out, 1000);
  for (const TextPart& part : out.parts) traits.push_back(part.name);
  EXPECT_EQ(traits, (std::vector<std::string>{"macro=ThisDocument", "macro_starts=Document_Open", "macro_calls=Shell"}));
}

Bytes locked_zip(const std::string& password, const char* how, std::string_view content) {
  archive* a = archive_write_new();
  archive_write_set_format_zip(a);
  EXPECT_EQ(archive_write_set_options(a, (std::string("zip:encryption=") + how).c_str()), ARCHIVE_OK);
  archive_write_set_passphrase(a, password.c_str());
  Bytes out(content.size() + 65536);
  std::size_t used = 0;
  archive_write_open_memory(a, out.data(), out.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, "secret.txt");
  archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(a, entry);
  archive_write_data(a, content.data(), content.size());
  archive_entry_free(entry);
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

TEST(LockedZip, OpensWithAPasswordThatFits) {
  for (const char* how : {"traditional", "aes128", "aes256"}) {
    const Bytes zip = locked_zip("infected", how, "hello from inside");
    const auto closed = read("a.zip", zip);
    ASSERT_EQ(closed.size(), 2U) << how;
    EXPECT_EQ(closed[1].reason, Reason::encrypted);
    const auto wrong = read("a.zip", zip, {"1234", "pass"});
    EXPECT_EQ(wrong[1].reason, Reason::encrypted) << how;
    const auto open = read("a.zip", zip, {"1234", "infected"});
    ASSERT_EQ(open.size(), 2U) << how;
    EXPECT_EQ(open[1].text, "hello from inside") << how;
    EXPECT_EQ(trait(open[0], "password"), "infected") << how;
  }
}

// Made by bsdtar with AES-256 and the name 履歴書.txt, marked as UTF-8: a name that libarchive does not tell without a locale.
TEST(LockedZip, OpensMembersWithJapaneseNames) {
  const Bytes zip = *from_base64(
      "UEsDBBQACQhjAIomfV0AAAAAAAAAAAMAAAANACsA5bGl5q205pu4LnR4dFVUDQAHhK8La4SvC2uErwtrdXgLAAEEAAAAAAQAAAAAAZkHAAIAQU"
      "UDCAD43b+G0lZGsHsfXZ2aJgO9ELlid2+Hmu7Ng3RGw6eM6A9QSwcIAAAAACEAAAADAAAAUEsBAhQDFAAJCGMAiiZ9XQAAAAAhAAAAAwAAAA0A"
      "KwAAAAAAAAAAAKSBAAAAAOWxpeattOabuC50eHRVVA0AB4SvC2uErwtrhK8La3V4CwABBAAAAAAEAAAAAAGZBwACAEFFAwgAUEsFBgAAAAABAA"
      "EAZgAAAIcAAAAAAA==");
  const auto open = read("a.zip", zip, {"wrong", "pw1"});
  ASSERT_EQ(open.size(), 2U);
  EXPECT_EQ(open[1].path, "a.zip!/履歴書.txt");
  EXPECT_EQ(trim(open[1].text), "hi");
}

TEST(MailLinks, TellWhatTheyShow) {
  const auto objects = read("a.eml", as_bytes("From: a@b.example\r\nTo: c@d.example\r\nContent-Type: text/html\r\n\r\n<p><a "
                                              "href='https://x.example/1'>https://bank.example <b>here</b></a></p>"));
  EXPECT_EQ(trait(objects[0], "anchor"), "https://x.example/1\thttps://bank.example here");
}

}  // namespace
}  // namespace sekimori::inspect
