// The walk through one file: itself, its members, their members.
//
//   Walk walk(limits, clock, [&](WalkedObject&& object) { ... });
//   walk.start("a.zip", bytes);
//
// Each format has a reader, a function that fills a Reading. A reader names what it could not read with flaw(), hands
// members on with member(), and asks charge() before it unpacks. Everything here runs on untrusted bytes: inside a
// confined worker, or in tests and fuzzers directly.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "engine/inspect/extract/document_text.h"
#include "engine/inspect/extract/media_type.h"
#include "engine/inspect/extraction.h"

namespace sekimori::inspect {

// What an outside program must still read (a PDF); its result replaces the object's text.
enum class OutsideProgram : unsigned char { none, pdftotext };

struct WalkedObject {
  ExtractedObject object;
  std::uint32_t ordinal = 0;  // parents before members, archive order
  OutsideProgram outside = OutsideProgram::none;
  ByteView outside_bytes;  // of a member that an outside program reads; valid during the call. Empty: the file itself
};

class Walk;

// One object while its reader works on it.
struct Reading {
  Walk& walk;
  ByteView bytes;
  std::string name;  // last component of the path, for hints
  std::string path;
  int depth = 0;
  FileForm form;
  DocumentText text;
  std::string media_type;
  std::optional<std::string> charset;
  model::InspectionStatus status = model::InspectionStatus::inspected;
  model::Reason reason = model::Reason::none;
  std::string detail;
  OutsideProgram outside = OutsideProgram::none;

  // Notes what went wrong. The worst status wins, and of equal ones the first.
  void flaw(model::InspectionStatus worst, model::Reason why, std::string sentence);
  void partial(model::Reason why, std::string sentence) { flaw(model::InspectionStatus::partial, why, std::move(sentence)); }
  void refuse(model::Reason why, std::string sentence) { flaw(model::InspectionStatus::not_inspected, why, std::move(sentence)); }
  // Reads a member now. When the member cannot be inspected wholly this object stays as it is: each answers for itself.
  void member(std::string_view member_name, ByteView member_bytes);
  // A member that has no bytes of its own but lies scattered in ours (a message inside an Outlook message); `read` fills it.
  void scattered_member(std::string_view member_name, std::string_view member_type, const std::function<void(Reading&)>& read);
  // Answers for a member whose bytes cannot be had.
  void lost_member(std::string_view member_name, model::Reason why, std::string sentence, std::uint64_t bytes = 0);
};

class Walk {
 public:
  using Output = std::function<void(WalkedObject&&)>;
  Walk(const ExtractionLimits& limits, Clock& clock, Output output);

  void start(std::string path, ByteView bytes);

  const ExtractionLimits& limits() const { return limits_; }
  // May `bytes` more be unpacked, `of_packed` being the packed size of this member so far? none, or why not.
  model::Reason charge(std::uint64_t bytes, std::uint64_t member_unpacked, std::uint64_t member_packed);
  bool out_of_time();
  // False once no further member may be opened; the reason is then why.
  model::Reason stopped() const { return stopped_; }

 private:
  friend struct Reading;
  void object(std::string path, std::optional<std::string> parent, ByteView bytes, int depth);
  void read_into(WalkedObject& out, Reading& reading, const std::function<void(Reading&)>& read);
  void lost(std::string path, std::string parent, model::Reason why, std::string sentence, std::uint64_t bytes);
  void give(WalkedObject&& object);
  bool count_member(Reading& at);

  ExtractionLimits limits_;
  Clock& clock_;
  Output output_;
  std::int64_t deadline_ = 0;
  std::uint64_t file_bytes_ = 0;
  std::uint64_t unpacked_ = 0;
  std::uint64_t text_given_ = 0;
  std::uint64_t members_ = 0;
  std::uint32_t ordinal_ = 0;
  model::Reason stopped_ = model::Reason::none;
};

// Readers, one a format. None throws but std::bad_alloc.
void read_plain(Reading& at);
void read_html(Reading& at);
void read_zip(Reading& at);
void read_gzip(Reading& at);
void read_archive(Reading& at);
void read_mail(Reading& at);
void read_rtf(Reading& at);
void read_dxf(Reading& at);
void read_compound(Reading& at);
void read_shortcut(Reading& at);
void read_pdf(Reading& at);

}  // namespace sekimori::inspect
