#include "engine/inspect/extract/worker_protocol.h"

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::inspect {
namespace {

constexpr Byte version = 3;
constexpr size_t most_passwords = 32;
constexpr size_t longest_password = 256;

void put_text(Bytes& out, std::string_view text) {
  append_u32_le(out, static_cast<std::uint32_t>(text.size()));
  append(out, text);
}

class Reader {
 public:
  explicit Reader(ByteView in) : in_(in) {}
  std::uint8_t u8() { return need(1) ? in_[at_++] : std::uint8_t(0); }
  std::uint32_t u32() {
    if (!need(4)) return 0;
    at_ += 4;
    return *read_u32_le(in_, at_ - 4);
  }
  std::uint64_t u64() {
    if (!need(8)) return 0;
    at_ += 8;
    return *read_u64_le(in_, at_ - 8);
  }
  std::string text() {
    const size_t size = u32();
    if (!need(size)) return {};
    at_ += size;
    return std::string(as_text(in_.subspan(at_ - size, size)));
  }
  ByteView rest() { return in_.subspan(std::exchange(at_, in_.size())); }
  bool fine() const { return fine_ && at_ == in_.size(); }
  bool broken() const { return !fine_; }

 private:
  bool need(size_t n) {
    if (fine_ && in_.size() - at_ >= n) return true;
    fine_ = false;
    return false;
  }
  ByteView in_;
  size_t at_ = 0;
  bool fine_ = true;
};

std::unexpected<Error> misformed(const Phrase& what) {
  return error(ErrorCode::invalid_input, "the inspection worker sent a wrong {}", what);
}

}  // namespace

Bytes encode_request(const ExtractRequest& request) {
  Bytes out{version};
  put_text(out, request.path);
  const ExtractionLimits& limits = request.limits;
  for (const std::uint64_t value :
       {limits.file_bytes, limits.member_bytes, limits.total_bytes, limits.expansion_ratio, static_cast<std::uint64_t>(limits.depth),
        limits.members, limits.text_bytes, static_cast<std::uint64_t>(limits.time_nanoseconds), limits.memory_bytes,
        static_cast<std::uint64_t>(limits.grid), static_cast<std::uint64_t>(limits.correspondence),
        static_cast<std::uint64_t>(limits.direct_members)})
    append_u64_le(out, value);
  std::vector<std::string_view> passwords;
  for (const std::string& password : limits.passwords)
    if (!password.empty() && password.size() <= longest_password && passwords.size() < most_passwords) passwords.push_back(password);
  append_u32_le(out, static_cast<std::uint32_t>(passwords.size()));
  for (const std::string_view password : passwords) put_text(out, password);
  return out;
}

Result<ExtractRequest> decode_request(ByteView bytes) {
  Reader in(bytes);
  if (in.u8() != version) return error(ErrorCode::invalid_input, "a request of another version");
  ExtractRequest request;
  request.path = in.text();
  ExtractionLimits& limits = request.limits;
  limits.file_bytes = in.u64();
  limits.member_bytes = in.u64();
  limits.total_bytes = in.u64();
  limits.expansion_ratio = std::max<std::uint64_t>(1, in.u64());
  limits.depth = static_cast<int>(in.u64());
  limits.members = in.u64();
  limits.text_bytes = in.u64();
  limits.time_nanoseconds = static_cast<std::int64_t>(in.u64());
  limits.memory_bytes = in.u64();
  limits.grid = in.u64() != 0;
  limits.correspondence = in.u64() != 0;
  limits.direct_members = in.u64() != 0;
  for (size_t left = std::min<size_t>(in.u32(), most_passwords); left > 0 && !in.broken(); --left) limits.passwords.push_back(in.text());
  if (!in.fine()) return error(ErrorCode::invalid_input, "a request of the wrong length");
  return request;
}

Bytes encode_object(const WalkedObject& walked) {
  const ExtractedObject& object = walked.object;
  Bytes out;
  out.reserve(object.text.size() + object.parts.size() * 32 + 512);
  out.push_back(static_cast<Byte>(FrameKind::object));
  append_u32_le(out, walked.ordinal);
  out.push_back(static_cast<Byte>(walked.outside));
  out.push_back(static_cast<Byte>(object.status));
  out.push_back(static_cast<Byte>(object.reason));
  append_u64_le(out, object.bytes);
  put_text(out, object.path);
  out.push_back(object.parent.has_value());
  put_text(out, object.parent.value_or(""));
  put_text(out, object.detail);
  put_text(out, object.media_type);
  put_text(out, object.sha256);
  out.push_back(object.charset.has_value());
  put_text(out, object.charset.value_or(""));
  put_text(out, object.text);
  append_u32_le(out, static_cast<std::uint32_t>(object.parts.size()));
  for (const TextPart& part : object.parts) {
    out.push_back(static_cast<Byte>(part.kind));
    append_u64_le(out, part.range.start);
    append_u64_le(out, part.range.end);
    put_text(out, part.name);
  }
  return out;
}

Bytes encode_outside_bytes(ByteView bytes) {
  Bytes out;
  out.reserve(bytes.size() + 1);
  out.push_back(static_cast<Byte>(FrameKind::outside_bytes));
  append(out, bytes);
  return out;
}

Bytes encode_done() { return {static_cast<Byte>(FrameKind::done)}; }

Result<WalkedFrame> decode_frame(ByteView bytes) {
  Reader in(bytes);
  WalkedFrame frame;
  frame.kind = static_cast<FrameKind>(in.u8());
  if (frame.kind == FrameKind::outside_bytes) {
    const ByteView rest = in.rest();
    frame.outside_bytes.assign(rest.begin(), rest.end());
    return frame;
  }
  if (frame.kind == FrameKind::done) {
    if (!in.fine()) return misformed("last frame");
    return frame;
  }
  if (frame.kind != FrameKind::object) return misformed("frame kind");
  ExtractedObject& object = frame.walked.object;
  frame.walked.ordinal = in.u32();
  const std::uint8_t outside = in.u8();
  const std::uint8_t status = in.u8();
  const std::uint8_t reason = in.u8();
  if (outside > static_cast<std::uint8_t>(OutsideProgram::pdftotext) ||
      status > static_cast<std::uint8_t>(model::InspectionStatus::not_inspected) ||
      reason > static_cast<std::uint8_t>(model::Reason::special))
    return misformed("file status");
  frame.walked.outside = static_cast<OutsideProgram>(outside);
  object.status = static_cast<model::InspectionStatus>(status);
  object.reason = static_cast<model::Reason>(reason);
  object.bytes = in.u64();
  object.path = in.text();
  const bool has_parent = in.u8() != 0;
  std::string parent = in.text();
  if (has_parent) object.parent = std::move(parent);
  object.detail = in.text();
  object.media_type = in.text();
  object.sha256 = in.text();
  const bool has_charset = in.u8() != 0;
  std::string charset = in.text();
  if (has_charset) object.charset = std::move(charset);
  object.text = in.text();
  if (!is_valid_utf8(object.text) || !is_valid_utf8(object.detail) || !is_valid_utf8(object.media_type)) return misformed("file text");
  if (!object.sha256.empty() && (object.sha256.size() != 64 || !from_hex(object.sha256))) return misformed("file hash");
  const size_t count = in.u32();
  std::uint64_t position = 0;
  const std::uint64_t length = count_code_points(object.text);
  for (size_t i = 0; i < count && !in.broken(); ++i) {
    TextPart part;
    const std::uint8_t kind = in.u8();
    if (kind > static_cast<std::uint8_t>(PartKind::trait)) return misformed("part of a file");
    part.kind = static_cast<PartKind>(kind);
    part.range.start = in.u64();
    part.range.end = in.u64();
    part.name = in.text();
    if (part.range.start < position || part.range.end < part.range.start || part.range.end > length || !is_valid_utf8(part.name))
      return misformed("part of a file");
    position = part.range.end;
    object.parts.push_back(std::move(part));
  }
  if (!in.fine()) return misformed("inner file");
  return frame;
}

}  // namespace sekimori::inspect
