#include "engine/inspect/extract/media_type.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"

namespace sekimori::inspect {
namespace {

using namespace std::string_view_literals;

struct Magic {
  size_t offset;
  std::string_view bytes;
  Form form;
  std::string_view media_type;
};

constexpr std::array magics = {
    Magic{0, "PK\x03\x04"sv, Form::zip, "application/zip"},
    Magic{0, "PK\x05\x06"sv, Form::zip, "application/zip"},
    Magic{0, "PK\x07\x08"sv, Form::zip, "application/zip"},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Form::compound, "application/x-ole-storage"},
    Magic{0, "L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"sv, Form::shortcut, "application/x-ms-shortcut"},
    Magic{0, "\x1F\x8B"sv, Form::gzip, "application/gzip"},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, Form::archive, "application/x-7z-compressed"},
    Magic{0, "Rar!\x1A\x07"sv, Form::archive, "application/vnd.rar"},
    Magic{0, "BZh"sv, Form::archive, "application/x-bzip2"},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          Form::archive, "application/x-xz"},
    Magic{0, "\x28\xB5\x2F\xFD"sv, Form::archive, "application/zstd"},
    Magic{0, "\x1F\x9D"sv, Form::archive, "application/x-compress"},
    Magic{0, "MSCF\0\0\0\0"sv, Form::archive, "application/vnd.ms-cab-compressed"},
    Magic{257, "ustar"sv, Form::archive, "application/x-tar"},
    Magic{0, "!<arch>\n"sv, Form::archive, "application/x-archive"},
    Magic{32769, "CD001"sv, Form::archive, "application/x-iso9660-image"},
    Magic{0, "xar!"sv, Form::archive, "application/x-xar"},
    Magic{2, "-lh"sv, Form::archive, "application/x-lzh-compressed"},
    Magic{2, "-lz"sv, Form::archive, "application/x-lzh-compressed"},
    Magic{0, "070701"sv, Form::archive, "application/x-cpio"},
    Magic{0, "\x89PNG\r\n\x1A\n"sv, Form::unreadable, "image/png"},
    Magic{0, "\xFF\xD8\xFF"sv, Form::unreadable, "image/jpeg"},
    Magic{0, "GIF8"sv, Form::unreadable, "image/gif"},
    Magic{0, "II*\0"sv, Form::unreadable, "image/tiff"},
    Magic{0, "MM\0*"sv, Form::unreadable, "image/tiff"},
    Magic{8, "WEBP"sv, Form::unreadable, "image/webp"},
    Magic{0, "\xD7\xCD\xC6\x9A"sv, Form::unreadable, "image/wmf"},
    Magic{40, " EMF"sv, Form::unreadable, "image/emf"},
    Magic{0, "AC10"sv, Form::unreadable, "image/vnd.dwg"},
    Magic{4, "ftyp"sv, Form::unreadable, "video/mp4"},
    Magic{0, "OggS"sv, Form::unreadable, "audio/ogg"},
    Magic{0, "ID3"sv, Form::unreadable, "audio/mpeg"},
    Magic{0,
          "\x7F"
          "ELF"sv,
          Form::unreadable, "application/x-elf"},
    Magic{0, "MZ"sv, Form::unreadable, "application/vnd.microsoft.portable-executable"},
    Magic{0, "SQLite format 3\0"sv, Form::unreadable, "application/vnd.sqlite3"},
    Magic{0, "ElfFile\0"sv, Form::unreadable, "application/x-ms-evtx"},
    Magic{0, "!BDN"sv, Form::unreadable, "application/vnd.ms-outlook-pst"},
    Magic{0, "ITSF"sv, Form::unreadable, "application/vnd.ms-htmlhelp"},
    Magic{0, "\xCA\xFE\xBA\xBE"sv, Form::unreadable, "application/java-vm"},
    Magic{0, "PAR1"sv, Form::unreadable, "application/vnd.apache.parquet"},
    Magic{0, "wOFF"sv, Form::unreadable, "font/woff"},
    Magic{0, "\0\x01\0\0\0"sv, Form::unreadable, "font/ttf"},
    Magic{0, "\x78\x9F\x3E\x22"sv, Form::unreadable, "application/vnd.ms-tnef"},
};

struct ByName {
  std::string_view extension;
  Form form;
  std::string_view media_type;
};
// For files whose bytes are text.
constexpr std::array text_names = {
    ByName{"csv", Form::csv, "text/csv"},
    ByName{"tsv", Form::csv, "text/tab-separated-values"},
    ByName{"tab", Form::csv, "text/tab-separated-values"},
    ByName{"html", Form::html, "text/html"},
    ByName{"htm", Form::html, "text/html"},
    ByName{"xhtml", Form::html, "application/xhtml+xml"},
    ByName{"eml", Form::mail, "message/rfc822"},
    ByName{"mht", Form::mail, "message/rfc822"},
    ByName{"mhtml", Form::mail, "message/rfc822"},
    ByName{"dxf", Form::dxf, "image/vnd.dxf"},
    ByName{"xml", Form::xml, "application/xml"},
    ByName{"svg", Form::xml, "image/svg+xml"},
    ByName{"json", Form::plain, "application/json"},
    ByName{"md", Form::plain, "text/markdown"},
    ByName{"ics", Form::plain, "text/calendar"},
    ByName{"vcf", Form::plain, "text/vcard"},
    ByName{"yml", Form::plain, "application/yaml"},
    ByName{"yaml", Form::plain, "application/yaml"},
    ByName{"stp", Form::plain, "model/step"},
    ByName{"step", Form::plain, "model/step"},
    ByName{"igs", Form::plain, "model/iges"},
    ByName{"tex", Form::plain, "text/x-tex"},
};

bool contains_ignoring_case(std::string_view text, std::string_view lower) {
  return std::search(text.begin(), text.end(), lower.begin(), lower.end(),
                     [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; }) != text.end();
}

bool looks_like_html(std::string_view head) {
  return contains_ignoring_case(head, "<!doctype html") || contains_ignoring_case(head, "<html") ||
         (contains_ignoring_case(head, "<head") && contains_ignoring_case(head, "<meta")) || contains_ignoring_case(head, "<body");
}

// Header lines with at least two of the usual names: RFC 5322.
bool looks_like_mail(std::string_view head) {
  if (head.starts_with("From ")) head.remove_prefix(std::min(head.size(), head.find('\n') + 1));
  int known = 0;
  int lines = 0;
  while (!head.empty() && lines < 60) {
    const size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) break;
    ++lines;
    if (line.front() != ' ' && line.front() != '\t') {
      const size_t colon = line.find(':');
      if (colon == std::string_view::npos || colon == 0) return false;
      const std::string name = ascii_lower(line.substr(0, colon));
      if (name.find(' ') != std::string::npos) return false;
      for (const std::string_view usual :
           {"from", "to", "subject", "date", "message-id", "received", "mime-version", "return-path", "content-type", "delivered-to"})
        known += name == usual;
    }
    if (end == head.size()) break;
    head.remove_prefix(end + 1);
  }
  return known >= 2;
}

bool looks_like_dxf(std::string_view head) {
  const auto skip = [&](std::string_view text) {
    while (!head.empty() && (head.front() == ' ' || head.front() == '\r' || head.front() == '\n' || head.front() == '\t'))
      head.remove_prefix(1);
    if (!head.starts_with(text)) return false;
    head.remove_prefix(text.size());
    return true;
  };
  while (head.starts_with("999")) {  // comments in front
    for (int i = 0; i < 2; ++i) head.remove_prefix(std::min(head.size(), head.find('\n') + 1 == 0 ? head.size() : head.find('\n') + 1));
    while (!head.empty() && head.front() == ' ') head.remove_prefix(1);
  }
  return skip("0") && skip("SECTION");
}

}  // namespace

std::string extension_of(std::string_view name) {
  if (const size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return ascii_lower(name.substr(dot + 1));
}

FileForm recognise_form(ByteView bytes, std::string_view name) {
  if (bytes.empty()) return {Form::empty, "text/plain"};
  const std::string_view all = as_text(bytes);
  for (const Magic& magic : magics) {
    if (all.size() < magic.offset + magic.bytes.size() || all.substr(magic.offset, magic.bytes.size()) != magic.bytes) continue;
    if (magic.bytes == "MZ" && (bytes.size() < 64 || all.find('\0') == std::string_view::npos)) continue;
    if (magic.bytes == "-lh" && !(all.size() > 6 && all[6] == '-')) continue;
    if (magic.bytes == "-lz" && !(all.size() > 6 && all[6] == '-')) continue;
    return {magic.form, std::string(magic.media_type)};
  }
  // PDF readers accept leading rubbish within the first kilobyte.
  if (all.substr(0, 1024 + 5).find("%PDF-") != std::string_view::npos) return {Form::pdf, "application/pdf"};
  std::string_view head = all.substr(0, 4096);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty() && (head.front() == ' ' || head.front() == '\n' || head.front() == '\r' || head.front() == '\t'))
    head.remove_prefix(1);
  if (head.starts_with("{\\rtf")) return {Form::rtf, "application/rtf"};
  if (head.starts_with("AutoCAD Binary DXF")) return {Form::unreadable, "image/vnd.dxf"};
  const std::string extension = extension_of(name);
  if (extension == "tar" && bytes.size() >= 512) return {Form::archive, "application/x-tar"};  // before POSIX: no magic

  const CharsetGuess guess = guess_charset(bytes.first(std::min<size_t>(bytes.size(), 64 * 1024)));
  if (guess.confidence < 0.3) return {};
  std::string decoded_head;
  if (guess.charset == Charset::utf16_le || guess.charset == Charset::utf16_be || guess.charset == Charset::utf32_le ||
      guess.charset == Charset::utf32_be) {
    decoded_head = decode(bytes.first(std::min<size_t>(bytes.size(), 8192)), guess);
    head = decoded_head;
  }
  if (extension == "eml" || looks_like_mail(head)) return {Form::mail, "message/rfc822"};
  if (looks_like_dxf(head)) return {Form::dxf, "image/vnd.dxf"};
  for (const ByName& row : text_names)
    if (extension == row.extension) {
      if (row.form == Form::xml && looks_like_html(head.substr(0, 1024))) break;
      return {row.form, std::string(row.media_type)};
    }
  if (extension != "txt" && head.starts_with("<?xml") && !contains_ignoring_case(head, "<html")) return {Form::xml, "application/xml"};
  if (extension != "txt" && head.starts_with('<') && looks_like_html(head)) return {Form::html, "text/html"};
  return {Form::plain, "text/plain"};
}

}  // namespace sekimori::inspect
