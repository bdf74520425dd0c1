// Documents made in tests, byte by byte. Test code only.
//
//   Bytes zip = build_zip({{"a.txt", "text"}, {"b.txt", "more"}});
//   Bytes docx = build_docx({.body = "<w:p><w:r><w:t>本文</w:t></w:r></w:p>"});
#pragma once

#include <zlib.h>

#include <string>
#include <vector>

#include "base/bytes.h"

namespace sekimori::inspect::made {

struct ZipMember {
  std::string name;
  std::string content;
  bool deflated = false;
  std::uint16_t flags = 0;  // 1: pretends to be encrypted, 0x800: the name is UTF-8
  std::uint32_t mode = 0;   // Unix mode
};

inline void append_u16(Bytes& out, std::uint32_t value) {
  out.push_back(static_cast<Byte>(value));
  out.push_back(static_cast<Byte>(value >> 8));
}

inline Bytes deflate_raw(std::string_view text, int window = -15) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  Bytes out(deflateBound(&stream, text.size()) + 64);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.erase(out.begin() + static_cast<std::ptrdiff_t>(stream.total_out), out.end());
  deflateEnd(&stream);
  return out;
}

inline Bytes gzip(std::string_view text) { return deflate_raw(text, 15 + 16); }

inline Bytes build_zip(const std::vector<ZipMember>& members) {
  Bytes out;
  Bytes directory;
  for (const ZipMember& member : members) {
    const Bytes packed = member.deflated ? deflate_raw(member.content) : to_bytes(member.content);
    const auto offset = static_cast<std::uint32_t>(out.size());
    const auto crc = static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(member.content.data()), member.content.size()));
    const auto common = [&](Bytes& to) {
      append_u16(to, 20);
      append_u16(to, member.flags);
      append_u16(to, member.deflated ? 8 : 0);
      append_u32_le(to, 0);  // time
      append_u32_le(to, crc);
      append_u32_le(to, static_cast<std::uint32_t>(packed.size()));
      append_u32_le(to, static_cast<std::uint32_t>(member.content.size()));
      append_u16(to, static_cast<std::uint32_t>(member.name.size()));
      append_u16(to, 0);
    };
    append(out, std::string_view("PK\x03\x04", 4));
    common(out);
    append(out, member.name);
    append(out, packed);
    append(directory, std::string_view("PK\x01\x02\x14\x03", 6));
    common(directory);
    append_u16(directory, 0);
    append_u16(directory, 0);
    append_u16(directory, 0);
    append_u32_le(directory, member.mode << 16);
    append_u32_le(directory, offset);
    append(directory, member.name);
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  append(out, directory);
  append(out, std::string_view("PK\x05\x06\0\0\0\0", 8));
  append_u16(out, static_cast<std::uint32_t>(members.size()));
  append_u16(out, static_cast<std::uint32_t>(members.size()));
  append_u32_le(out, static_cast<std::uint32_t>(directory.size()));
  append_u32_le(out, start);
  append_u16(out, 0);
  return out;
}

struct OfficeRelation {
  std::string id;
  std::string type;    // "header"
  std::string target;  // relative to the main part's folder
};

inline std::string relations(const std::vector<OfficeRelation>& rows) {
  std::string out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& row : rows)
    out += "<Relationship Id=\"" + row.id + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + row.type +
           "\" Target=\"" + row.target + "\"/>";
  return out + "</Relationships>";
}

// An OPC document: the main part (for instance "word/document.xml"), its relations, further members.
inline Bytes build_office(const std::string& main_part, const std::string& content_type, const std::string& main_xml,
                          const std::vector<OfficeRelation>& rows, const std::vector<ZipMember>& more) {
  const size_t slash = main_part.rfind('/');
  std::vector<ZipMember> members = {
      {"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/" +
                                  main_part + "\" ContentType=\"" + content_type + "\"/></Types>"},
      {"_rels/.rels", relations({{"rId1", "officeDocument", main_part}})},
      {main_part, main_xml, true},
      {main_part.substr(0, slash) + "/_rels/" + main_part.substr(slash + 1) + ".rels", relations(rows)}};
  members.insert(members.end(), more.begin(), more.end());
  return build_zip(members);
}

inline Bytes build_docx(const std::string& body, const std::vector<OfficeRelation>& rows = {}, const std::vector<ZipMember>& more = {}) {
  return build_office("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                      "<w:document xmlns:w=\"w\" xmlns:v=\"v\" xmlns:mc=\"mc\"><w:body>" + body + "</w:body></w:document>", rows, more);
}

inline std::string word_paragraph(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

}  // namespace sekimori::inspect::made
