#include "demo/documents/zip_writer.h"

#include <zlib.h>

#include "demo/documents/document.h"

namespace sekimori::demo {
namespace {

void put(std::string& out, std::uint32_t value, int width) {
  for (int i = 0; i < width; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

// 2026-01-05 09:00:00 in MS-DOS form.
constexpr std::uint32_t dos_time = 9U << 11U;
constexpr std::uint32_t dos_date = (46U << 9U) | (1U << 5U) | 5U;

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view content) {
  const std::string packed = deflate_bytes(content, DeflateFraming::raw);
  const auto crc = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
  const auto offset = static_cast<std::uint32_t>(bytes_.size());
  std::string common;
  put(common, 20, 2);
  put(common, 0x0800, 2);  // names are UTF-8
  put(common, 8, 2);
  put(common, dos_time, 2);
  put(common, dos_date, 2);
  put(common, crc, 4);
  put(common, static_cast<std::uint32_t>(packed.size()), 4);
  put(common, static_cast<std::uint32_t>(content.size()), 4);
  put(common, static_cast<std::uint32_t>(name.size()), 2);
  put(common, 0, 2);
  bytes_ += "PK\x03\x04";
  bytes_ += common;
  bytes_ += name;
  bytes_ += packed;
  directory_ += "PK\x01\x02";
  put(directory_, 20, 2);
  directory_ += common;
  put(directory_, 0, 2);
  put(directory_, 0, 2);
  put(directory_, 0, 2);
  put(directory_, 0, 4);
  put(directory_, offset, 4);
  directory_ += name;
  ++count_;
}

std::string ZipWriter::finish() {
  const auto start = static_cast<std::uint32_t>(bytes_.size());
  bytes_ += directory_;
  bytes_ += "PK\x05\x06";
  put(bytes_, 0, 4);
  put(bytes_, count_, 2);
  put(bytes_, count_, 2);
  put(bytes_, static_cast<std::uint32_t>(directory_.size()), 4);
  put(bytes_, start, 4);
  put(bytes_, 0, 2);
  return std::move(bytes_);
}

}  // namespace sekimori::demo
