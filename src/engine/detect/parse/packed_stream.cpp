#include "engine/detect/parse/packed_stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <optional>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::detect {
namespace {

constexpr size_t input_block = 256 << 10;
constexpr std::uint64_t ratio_matters_from = std::uint64_t(64) << 20;

// Counts both sides and says when it is too much.
class Balance {
 public:
  explicit Balance(const UnpackLimits& limits) : limits_(limits) {}
  void took(size_t packed) { packed_ += packed; }
  Result<void> gave(size_t unpacked) {
    unpacked_ += unpacked;
    if (unpacked_ > limits_.most_bytes) return error(ErrorCode::invalid_input, "unpacks to more than {} bytes", limits_.most_bytes);
    if (unpacked_ > ratio_matters_from && unpacked_ / limits_.most_ratio > packed_)
      return error(ErrorCode::invalid_input, "unpacks to more than {} times its size ({} bytes so far)", limits_.most_ratio, unpacked_);
    return {};
  }

 private:
  UnpackLimits limits_;
  std::uint64_t packed_ = 0, unpacked_ = 0;
};

class GzipStream final : public ByteStream {
 public:
  GzipStream(ByteStream& inner, const UnpackLimits& limits) : inner_(inner), balance_(limits), input_(input_block) {
    ready_ = ::inflateInit2(&state_, 15 + 16) == Z_OK;
  }
  ~GzipStream() override { ::inflateEnd(&state_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  Result<size_t> read(std::span<Byte> out) override {
    if (!ready_) return error(ErrorCode::failure, "zlib cannot start");
    if (failure_) return error(ErrorCode::invalid_input, "{}", *failure_);
    size_t done = 0;
    while (done < out.size() && !ended_) {
      if (state_.avail_in == 0) {
        const size_t n = TRY(inner_.read(input_));
        balance_.took(n);
        if (n == 0) {
          if (between_) ended_ = true;
          else if (!fail("the gzip file is cut off", done)) return error(ErrorCode::invalid_input, "{}", *failure_);
          break;
        }
        state_.next_in = input_.data();
        state_.avail_in = static_cast<unsigned>(n);
      }
      if (between_ && state_.avail_in > 0) {
        // Another member, or zeros that fill a block.
        if (*state_.next_in == 0) {
          ++state_.next_in;
          --state_.avail_in;
          continue;
        }
        ::inflateReset(&state_);
        between_ = false;
      }
      const size_t room = std::min<size_t>(out.size() - done, 1 << 30);
      state_.next_out = out.data() + done;
      state_.avail_out = static_cast<unsigned>(room);
      const int code = ::inflate(&state_, Z_NO_FLUSH);
      const size_t made = room - state_.avail_out;
      done += made;
      TRY(balance_.gave(made));
      if (code == Z_STREAM_END) between_ = true;
      else if (code != Z_OK && code != Z_BUF_ERROR) {
        if (!fail("the gzip file is damaged", done)) return error(ErrorCode::invalid_input, "{}", *failure_);
        break;
      }
    }
    return done;
  }

 private:
  // What was unpacked before the damage is given out first. False when there is none.
  bool fail(const Phrase& what, size_t done) {
    failure_ = what;
    return done != 0;
  }

  ByteStream& inner_;
  Balance balance_;
  Bytes input_;
  z_stream state_{};
  bool ready_ = false, ended_ = false, between_ = false;
  std::optional<Phrase> failure_;
};

class ZstdStream final : public ByteStream {
 public:
  ZstdStream(ByteStream& inner, const UnpackLimits& limits)
      : inner_(inner), balance_(limits), input_(input_block), state_(ZSTD_createDStream()) {
    // A window of 128 MiB is what zstd --long=27 makes; more is refused.
    if (state_ != nullptr) ZSTD_DCtx_setParameter(state_, ZSTD_d_windowLogMax, 27);
  }
  ~ZstdStream() override { ZSTD_freeDStream(state_); }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;

  Result<size_t> read(std::span<Byte> out) override {
    if (state_ == nullptr) return error(ErrorCode::failure, "zstd cannot start");
    if (failure_) return error(ErrorCode::invalid_input, "{}", *failure_);
    size_t done = 0;
    while (done < out.size()) {
      if (from_.pos == from_.size && !flushing_) {
        const size_t n = TRY(inner_.read(input_));
        balance_.took(n);
        if (n == 0) {
          if (hint_ == 0) break;
          failure_ = "the zst file is cut off";
          if (done == 0) return error(ErrorCode::invalid_input, "{}", *failure_);
          break;
        }
        from_ = {input_.data(), n, 0};
      }
      ZSTD_outBuffer to{out.data() + done, out.size() - done, 0};
      hint_ = ZSTD_decompressStream(state_, &to, &from_);
      if (ZSTD_isError(hint_) != 0) {
        failure_ = phrase("the zst file is damaged: {}", ZSTD_getErrorName(hint_));
        if (done + to.pos == 0) return error(ErrorCode::invalid_input, "{}", *failure_);
        return done + to.pos;
      }
      flushing_ = to.pos == to.size && hint_ != 0;
      done += to.pos;
      TRY(balance_.gave(to.pos));
    }
    return done;
  }

 private:
  ByteStream& inner_;
  Balance balance_;
  Bytes input_;
  ZSTD_DStream* state_;
  ZSTD_inBuffer from_{nullptr, 0, 0};
  size_t hint_ = 0;
  bool flushing_ = false;
  std::optional<Phrase> failure_;
};

struct ArchiveInput {
  ByteStream& inner;
  Balance balance;
  Bytes block;
  std::string failure;
};

la_ssize_t feed_archive(archive* handle, void* data, const void** block) {
  auto& input = *static_cast<ArchiveInput*>(data);
  auto n = input.inner.read(input.block);
  if (!n) {
    input.failure = n.error().message;
    archive_set_error(handle, EIO, "%s", input.failure.c_str());
    return -1;
  }
  input.balance.took(*n);
  *block = input.block.data();
  return static_cast<la_ssize_t>(*n);
}

class ArchiveMember final : public ByteStream {
 public:
  ArchiveMember(archive* handle, Balance& balance) : handle_(handle), balance_(balance) {}
  Result<size_t> read(std::span<Byte> out) override {
    size_t done = 0;
    while (done < out.size()) {
      const la_ssize_t n = archive_read_data(handle_, out.data() + done, out.size() - done);
      if (n < 0) {
        const char* text = archive_error_string(handle_);
        return error(ErrorCode::invalid_input, "the archive member is damaged: {}", text != nullptr ? text : "?");
      }
      if (n == 0) break;
      done += static_cast<size_t>(n);
      TRY(balance_.gave(static_cast<size_t>(n)));
    }
    return done;
  }

 private:
  archive* handle_;
  Balance& balance_;
};

bool begins_with(ByteView head, std::string_view magic) { return as_text(head).starts_with(magic); }

}  // namespace

bool looks_like_gzip(ByteView head) { return begins_with(head, "\x1f\x8b\x08"); }
bool looks_like_zstd(ByteView head) { return begins_with(head, "\x28\xb5\x2f\xfd"); }
bool looks_like_zip(ByteView head) { return begins_with(head, "PK\x03\x04") || begins_with(head, "PK\x05\x06"); }

std::unique_ptr<ByteStream> unpack_gzip(ByteStream& inner, const UnpackLimits& limits) {
  return std::make_unique<GzipStream>(inner, limits);
}
std::unique_ptr<ByteStream> unpack_zstd(ByteStream& inner, const UnpackLimits& limits) {
  return std::make_unique<ZstdStream>(inner, limits);
}

Result<void> for_each_zip_member(ByteStream& inner, const UnpackLimits& limits,
                                 const std::function<Result<void>(const std::string&, ByteStream&)>& member,
                                 const std::function<void(const std::string&, std::string)>& bad) {
  const std::unique_ptr<archive, int (*)(archive*)> handle(archive_read_new(), archive_read_free);
  archive_read_support_format_zip_streamable(handle.get());
  ArchiveInput input{inner, Balance(limits), Bytes(input_block), {}};
  const auto problem = [&] {
    const char* text = archive_error_string(handle.get());
    return std::string(text != nullptr ? text : "?");
  };
  if (archive_read_open(handle.get(), &input, nullptr, feed_archive, nullptr) != ARCHIVE_OK)
    return error(ErrorCode::invalid_input, "the zip file is damaged: {}", problem());
  std::uint64_t members = 0;
  while (true) {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(handle.get(), &entry);
    if (code == ARCHIVE_EOF) return {};
    if (code < ARCHIVE_WARN || entry == nullptr) return error(ErrorCode::invalid_input, "the zip file is damaged: {}", problem());
    if (++members > limits.most_members)
      return error(ErrorCode::invalid_input, "the zip file has more than {} members", limits.most_members);
    const char* raw_name = archive_entry_pathname(entry);
    const std::string name = scrub_utf8(raw_name != nullptr ? raw_name : "");
    if (archive_entry_filetype(entry) == AE_IFDIR || name.ends_with('/')) continue;
    if (archive_entry_is_encrypted(entry) != 0) {
      bad(name, "the archive member is encrypted");
      continue;
    }
    ArchiveMember bytes(handle.get(), input.balance);
    if (auto done = member(name, bytes); !done) return done;
    // A limit that was passed ends the whole archive.
    TRY(input.balance.gave(0));
  }
}

}  // namespace sekimori::detect
