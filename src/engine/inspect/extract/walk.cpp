#include "engine/inspect/extract/walk.h"

#include <exception>
#include <new>

#include "base/digest.h"
#include "base/text.h"

namespace sekimori::inspect {
namespace {

using model::InspectionStatus;
using model::Reason;

std::string_view sentence_of(Reason reason) {
  switch (reason) {
    case Reason::too_deep: return "archives are nested more deeply than the limit allows";
    case Reason::too_large: return "unpacking would exceed the size limit";
    case Reason::ratio: return "it expands more than the limit allows, as a decompression bomb does";
    case Reason::timeout: return "the time limit was reached";
    case Reason::memory: return "the memory limit was reached";
    default: return "it could not be read";
  }
}

std::string last_component(std::string_view path) {
  if (const size_t inner = path.rfind("!/"); inner != std::string_view::npos) path.remove_prefix(inner + 2);
  if (const size_t slash = path.rfind('/'); slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return std::string(path);
}

// A member's name as part of a path: no control characters, never empty.
std::string member_path(std::string_view parent, std::string_view name) {
  std::string clean = scrub_utf8(name);
  for (char& c : clean)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '_';
  while (clean.starts_with("./")) clean.erase(0, 2);
  if (clean.empty()) clean = "unnamed";
  if (clean.size() > 4096) clean = scrub_utf8(std::string_view(clean).substr(0, 4096));
  return std::string(parent) + "!/" + clean;
}

void read_any(Reading& at) {
  switch (at.form.form) {
    case Form::empty: return;
    case Form::plain:
    case Form::csv:
    case Form::xml: return read_plain(at);
    case Form::html: return read_html(at);
    case Form::mail: return read_mail(at);
    case Form::rtf: return read_rtf(at);
    case Form::dxf: return read_dxf(at);
    case Form::pdf: return read_pdf(at);
    case Form::zip: return read_zip(at);
    case Form::gzip: return read_gzip(at);
    case Form::archive: return read_archive(at);
    case Form::compound: return read_compound(at);
    case Form::shortcut: return read_shortcut(at);
    case Form::unreadable: break;
  }
  at.refuse(Reason::unsupported,
            at.media_type == "application/octet-stream" ? "the format is not known" : "files of type " + at.media_type + " are not read");
}

}  // namespace

void Reading::flaw(InspectionStatus worst, Reason why, std::string sentence) {
  if (worst <= status && status != InspectionStatus::inspected) return;
  status = worst;
  reason = why;
  detail = std::move(sentence);
}

void Reading::member(std::string_view member_name, ByteView member_bytes) {
  if (!walk.count_member(*this)) return;
  const std::string inner = member_path(path, member_name);
  if (depth + 1 > walk.limits().depth) {
    walk.lost(inner, path, Reason::too_deep, std::string(sentence_of(Reason::too_deep)), member_bytes.size());
    return;
  }
  walk.object(inner, path, member_bytes, depth + 1);
}

void Reading::scattered_member(std::string_view member_name, std::string_view member_type, const std::function<void(Reading&)>& read) {
  if (!walk.count_member(*this)) return;
  const std::string inner = member_path(path, member_name);
  if (depth + 1 > walk.limits().depth) {
    walk.lost(inner, path, Reason::too_deep, std::string(sentence_of(Reason::too_deep)), 0);
    return;
  }
  WalkedObject out;
  out.ordinal = walk.ordinal_++;
  out.object.path = inner;
  out.object.parent = path;
  Reading reading{.walk = walk,
                  .bytes = bytes,
                  .name = last_component(inner),
                  .path = inner,
                  .depth = depth + 1,
                  .form = form,
                  .text = {},
                  .media_type = std::string(member_type),
                  .charset = {},
                  .detail = {}};
  walk.read_into(out, reading, read);
}

void Reading::lost_member(std::string_view member_name, Reason why, std::string sentence, std::uint64_t size) {
  if (!walk.count_member(*this)) return;
  if (sentence.empty()) sentence = sentence_of(why);
  walk.lost(member_path(path, member_name), path, why, std::move(sentence), size);
}

Walk::Walk(const ExtractionLimits& limits, Clock& clock, Output output) : limits_(limits), clock_(clock), output_(std::move(output)) {}

void Walk::start(std::string path, ByteView bytes) {
  deadline_ = clock_.monotonic_nanoseconds() + limits_.time_nanoseconds;
  file_bytes_ = bytes.size();
  object(std::move(path), std::nullopt, bytes, 0);
}

bool Walk::out_of_time() {
  if (stopped_ == Reason::timeout) return true;
  if (clock_.monotonic_nanoseconds() < deadline_) return false;
  stopped_ = Reason::timeout;
  return true;
}

Reason Walk::charge(std::uint64_t bytes, std::uint64_t member_unpacked, std::uint64_t member_packed) {
  constexpr std::uint64_t free_bytes = std::uint64_t(10) << 20;
  if (stopped_ != Reason::none) return stopped_;
  if (out_of_time()) return Reason::timeout;
  unpacked_ += bytes;
  if (unpacked_ > limits_.total_bytes) return stopped_ = Reason::too_large;
  if (unpacked_ > free_bytes && (unpacked_ - free_bytes) / limits_.expansion_ratio > std::max<std::uint64_t>(file_bytes_, 1))
    return stopped_ = Reason::ratio;
  if (member_unpacked > free_bytes && (member_unpacked - free_bytes) / limits_.expansion_ratio > std::max<std::uint64_t>(member_packed, 1))
    return Reason::ratio;
  if (member_unpacked > limits_.member_bytes) return Reason::too_large;
  return Reason::none;
}

bool Walk::count_member(Reading& at) {
  if (++members_ <= limits_.members) return true;
  at.partial(Reason::too_large, fmt::format("more than {} members; the rest was not opened", limits_.members));
  stopped_ = Reason::too_large;
  return false;
}

void Walk::object(std::string path, std::optional<std::string> parent, ByteView bytes, int depth) {
  WalkedObject out;
  out.ordinal = ordinal_++;
  out.object.path = path;
  out.object.parent = std::move(parent);
  out.object.bytes = bytes.size();
  out.object.sha256 = to_hex(sha256(bytes));
  Reading reading{.walk = *this,
                  .bytes = bytes,
                  .name = last_component(path),
                  .path = path,
                  .depth = depth,
                  .form = {},
                  .text = {},
                  .media_type = {},
                  .charset = {},
                  .detail = {}};
  read_into(out, reading, [](Reading& at) {
    at.form = recognise_form(at.bytes, at.name);
    at.media_type = at.form.media_type;
    if (at.walk.out_of_time()) at.refuse(Reason::timeout, std::string(sentence_of(Reason::timeout)));
    else read_any(at);
  });
}

// Fills `out` from what `read` makes of `reading`, whatever becomes of it, and hands it over.
void Walk::read_into(WalkedObject& out, Reading& reading, const std::function<void(Reading&)>& read) {
  try {
    read(reading);
    if (stopped_ == Reason::timeout) reading.partial(Reason::timeout, std::string(sentence_of(Reason::timeout)));
    // A file's text, and all texts of one outermost file together.
    const std::uint64_t left = std::min(limits_.text_bytes, 4 * limits_.text_bytes - std::min(4 * limits_.text_bytes, text_given_));
    if (reading.text.finish(out.object, left)) reading.partial(Reason::too_large, "the text is longer than the limit and was cut");
  } catch (const std::bad_alloc&) {
    reading.text = {};
    out.object.text.clear();
    out.object.parts.clear();
    reading.status = InspectionStatus::not_inspected;
    reading.reason = Reason::memory;
    reading.detail = sentence_of(Reason::memory);
    stopped_ = Reason::memory;
  } catch (const std::exception& problem) {
    reading.status = InspectionStatus::not_inspected;
    reading.reason = Reason::damaged;
    reading.detail = std::string("its structure is broken: ") + problem.what();
  }
  text_given_ += out.object.text.size();
  out.object.status = reading.status;
  out.object.reason = reading.reason;
  out.object.detail = std::move(reading.detail);
  out.object.media_type = std::move(reading.media_type);
  out.object.charset = std::move(reading.charset);
  out.outside = reading.outside;
  const bool handed_out = limits_.direct_members && reading.depth == 1 && !out.object.sha256.empty();
  if ((out.outside != OutsideProgram::none && reading.depth > 0) || handed_out) out.outside_bytes = reading.bytes;
  give(std::move(out));
}

void Walk::lost(std::string path, std::string parent, Reason why, std::string sentence, std::uint64_t bytes) {
  WalkedObject out;
  out.ordinal = ordinal_++;
  out.object.path = std::move(path);
  out.object.parent = std::move(parent);
  out.object.status = InspectionStatus::not_inspected;
  out.object.reason = why;
  out.object.detail = std::move(sentence);
  out.object.media_type = "application/octet-stream";
  out.object.bytes = bytes;
  give(std::move(out));
}

void Walk::give(WalkedObject&& object) { output_(std::move(object)); }

}  // namespace sekimori::inspect
