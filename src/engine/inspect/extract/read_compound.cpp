// OLE compound files: encrypted OOXML, legacy Word, Excel, PowerPoint, Outlook messages, embedded packages.
#include "base/text.h"
#include "engine/inspect/extract/compound_file.h"
#include "engine/inspect/extract/legacy_office.h"
#include "engine/inspect/extract/macros.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

// OLE1 package (MS-OLEDS 2.3.6): size, flags, label, file name, two words, path, then the file.
void give_package(Reading& at, ByteView stream, std::string_view fallback) {
  size_t position = 6;
  const auto text = [&] {
    const size_t start = position;
    while (position < stream.size() && stream[position] != 0) ++position;
    const std::string raw(as_text(stream.subspan(std::min(start, stream.size()), position - std::min(start, position))));
    ++position;
    return decode(as_bytes(raw), guess_charset(as_bytes(raw)));
  };
  std::string name = text();
  text();
  position += 4;
  position += 4 + std::min<size_t>(peek_u32(stream, position), stream.size());
  const size_t size = peek_u32(stream, position);
  position += 4;
  if (position >= stream.size() || size > stream.size() - position || name.empty()) {
    at.member(fallback, stream);  // not a package: raw data of another program
    return;
  }
  if (const size_t slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
  at.text.note(PartKind::embedded_name, name);
  at.member(name, stream.subspan(position, size));
}

// MS-OFFCRYPTO 2.6.2: the label stands beside the encrypted package, readable.
void add_label_stream(Reading& at, const CompoundFile& file) {
  for (const CompoundEntry& entry : file.entries())
    if (entry.is_stream && entry.name == "LabelInfo")
      at.text.note(PartKind::label, "LabelInfo=" + decode(file.read(entry), {Charset::utf8, "UTF-8", 0, 1}));
}

}  // namespace

void read_compound(Reading& at) {
  const auto file = CompoundFile::open(at.bytes);
  if (!file) {
    at.refuse(Reason::damaged, "its compound file structure is broken");
    return;
  }
  if (file->find("EncryptedPackage") != nullptr) {
    at.media_type = "application/x-ooxml-protected";
    add_label_stream(at, *file);
    at.refuse(Reason::encrypted, "the Office document is encrypted");
  } else if (file->find("WordDocument") != nullptr) {
    at.media_type = "application/msword";
    read_legacy_word(at, *file);
  } else if (file->find("Workbook") != nullptr || file->find("Book") != nullptr) {
    at.media_type = "application/vnd.ms-excel";
    read_legacy_sheets(at, *file);
  } else if (file->find("PowerPoint Document") != nullptr) {
    at.media_type = "application/vnd.ms-powerpoint";
    read_legacy_slides(at, *file);
  } else if (file->find("__properties_version1.0") != nullptr) {
    at.media_type = "application/vnd.ms-outlook";
    read_outlook_message(at, *file);
  } else if (const CompoundEntry* package = file->find("\x01Ole10Native")) {
    give_package(at, file->read(*package), "package.bin");
  } else if (const CompoundEntry* inner = file->find("Package")) {
    at.member("Package", file->read(*inner));
  } else if (const CompoundEntry* contents = file->find("CONTENTS"); contents != nullptr && file->entries().size() < 12) {
    at.member("CONTENTS", file->read(*contents));
  } else {
    if (file->find("VisioDocument") != nullptr) at.media_type = "application/vnd.visio";
    else if (file->find("Quill/QuillSub/CONTENTS") != nullptr) at.media_type = "application/x-mspublisher";
    at.refuse(Reason::unsupported, "a compound file of a kind that is not read");
    return;
  }
  note_macros(at, *file);
  // Objects that live in storages of the document.
  if (at.media_type == "application/msword" || at.media_type == "application/vnd.ms-excel")
    for (const CompoundEntry& entry : file->entries())
      if (entry.is_stream && entry.path.find('/') != std::string::npos) {
        if (entry.name == "\x01Ole10Native") give_package(at, file->read(entry), entry.path.substr(0, entry.path.rfind('/')) + ".bin");
        else if (entry.name == "Package") at.member(entry.path, file->read(entry));
        else if (entry.name == "WordDocument" || entry.name == "Workbook")
          at.lost_member(entry.path.substr(0, entry.path.rfind('/')), Reason::unsupported,
                         "an embedded legacy document; it is not read by itself", entry.size);
      }
  if (file->broken()) at.partial(Reason::damaged, "some of its sectors are missing");
}

}  // namespace sekimori::inspect
