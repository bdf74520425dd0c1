// Zip archives, and the documents that are zip archives.
#include <algorithm>
#include <pugixml.hpp>

#include "base/text.h"
#include "engine/inspect/extract/locked_zip.h"
#include "engine/inspect/extract/office_package.h"
#include "engine/inspect/extract/scorm_manifest.h"
#include "engine/inspect/extract/zip_file.h"

namespace sekimori::inspect {

using model::Reason;

namespace {

// What a SCORM package says of its course, as traits: "scorm_problem=...", "scorm_version=1.2", "scorm_title=...",
// "scorm_item=depth<TAB>page<TAB>title".
void note_scorm(Reading& at, const ZipFile& zip, const ZipEntry& entry) {
  const Unpacked manifest = zip.unpack(entry, at.walk);
  ScormManifest read = manifest.reason == Reason::none
                           ? read_scorm_manifest(as_text(manifest.bytes))
                           : ScormManifest{.problem = "imsmanifest.xml cannot be unpacked", .version = {}, .title = {}, .items = {}};
  const auto is_manifest = [](const ZipEntry& one) { return ascii_lower(one.name) == "imsmanifest.xml"; };
  if (std::ranges::count_if(zip.entries(), is_manifest) > 1) read.problem = "it has more than one imsmanifest.xml";
  at.media_type = "application/vnd.ims.imscp";
  at.text.note(PartKind::trait, "scorm_version=" + read.version);
  at.text.note(PartKind::trait, "scorm_title=" + read.title);
  if (!read.problem.empty()) at.text.note(PartKind::trait, "scorm_problem=" + read.problem);
  for (const ScormItem& item : read.items)
    at.text.note(PartKind::trait, fmt::format("scorm_item={}\t{}\t{}", item.depth, item.page, item.title));
}

}  // namespace

void read_zip(Reading& at) {
  const ZipFile zip = ZipFile::open(at.bytes, at.walk.limits().members);
  if (zip.damaged())
    at.flaw(zip.entries().empty() ? model::InspectionStatus::not_inspected : model::InspectionStatus::partial, Reason::damaged,
            "the archive's directory is broken; members were looked for one by one");
  if (const ZipEntry* mimetype = zip.find("mimetype"); mimetype != nullptr && mimetype->unpacked < 256) {
    const Unpacked type = zip.unpack(*mimetype, at.walk);
    const std::string_view name = trim(as_text(type.bytes));
    if (name.starts_with("application/vnd.oasis.opendocument.") || name.starts_with("application/vnd.sun.xml.")) {
      read_open_document(at, zip, name);
      return;
    }
    if (name == "application/epub+zip") at.media_type = name;
  }
  if (zip.find("[Content_Types].xml") != nullptr && zip.find("_rels/.rels") != nullptr) {
    read_office(at, zip);
    return;
  }
  if (zip.find("META-INF/MANIFEST.MF") != nullptr) at.media_type = "application/java-archive";
  if (zip.truncated_list())
    at.partial(Reason::too_large, fmt::format("more than {} members; the rest was not opened", at.walk.limits().members));
  if (const ZipEntry* manifest = zip.find("imsmanifest.xml"); manifest != nullptr && at.walk.limits().correspondence && at.depth == 0)
    note_scorm(at, zip, *manifest);
  LockedZip locked(at, zip);
  for (const ZipEntry& entry : zip.entries()) {
    if (entry.is_directory() && entry.unpacked == 0) continue;
    if (entry.is_symlink()) {
      at.lost_member(entry.name, Reason::symlink, "a symbolic link", entry.unpacked);
      continue;
    }
    if (at.walk.stopped() != Reason::none) {
      at.partial(at.walk.stopped(), "reading stopped before its end");
      at.lost_member(entry.name, at.walk.stopped(), {}, entry.unpacked);
      continue;
    }
    if (at.depth + 1 > at.walk.limits().depth) {
      at.lost_member(entry.name, Reason::too_deep, {}, entry.unpacked);
      at.partial(Reason::too_deep, "archives are nested more deeply than the limit allows");
      continue;
    }
    Unpacked member = entry.is_encrypted() ? locked.unpack(entry) : zip.unpack(entry, at.walk);
    if (member.reason == Reason::none || (member.reason == Reason::damaged && !member.bytes.empty())) {
      at.member(entry.name, member.bytes);
      if (member.reason != Reason::none) at.partial(Reason::damaged, entry.name + ": " + member.detail);
    } else {
      at.lost_member(entry.name, member.reason, member.detail, entry.unpacked);
      if (member.reason == Reason::ratio || member.reason == Reason::too_large || member.reason == Reason::timeout)
        at.partial(member.reason, entry.name + ": over the limits for unpacking");
    }
  }
  if (at.walk.limits().correspondence)
    for (const std::string& password : locked.opened_with()) at.text.note(PartKind::trait, "password=" + password);
}

void read_gzip(Reading& at) {
  // The original name stands in the header (RFC 1952 section 2.3.1), else the file's own without .gz.
  std::string inner = at.name;
  for (const std::string_view ending : {".gz", ".tgz", ".z"})
    if (ascii_lower(inner).ends_with(ending)) inner.resize(inner.size() - ending.size());
  if (ascii_lower(at.name).ends_with(".tgz")) inner += ".tar";
  if (inner == at.name) inner += ".unpacked";
  Bytes all;
  size_t position = 0;
  Unpacked piece;
  while (position < at.bytes.size()) {  // members may be concatenated
    size_t used = 0;
    piece = inflate_bytes(at.bytes.subspan(position), at.walk, true, &used);
    if (position > 0 && piece.reason == Reason::damaged && piece.bytes.empty()) {
      piece.reason = Reason::none;  // padding or rubbish behind the last member
      break;
    }
    append(all, piece.bytes);
    position += used;
    if (piece.reason != Reason::none || used == 0) break;
    if (all.size() > at.walk.limits().member_bytes) {
      piece.reason = Reason::too_large;
      break;
    }
  }
  if (piece.reason == Reason::none || (piece.reason == Reason::damaged && !all.empty())) at.member(inner, all);
  else at.lost_member(inner, piece.reason, piece.detail);
  if (piece.reason != Reason::none)
    at.flaw(all.empty() ? model::InspectionStatus::not_inspected : model::InspectionStatus::partial, piece.reason,
            piece.detail.empty() ? "over the limits for unpacking" : piece.detail);
}

}  // namespace sekimori::inspect
