#include <algorithm>
#include <bit>
#include <map>

#include "base/text.h"
#include "engine/inspect/extract/legacy_office.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

// The shared strings run over CONTINUE records; a string cut at a seam starts anew with its width byte (MS-XLS 2.5.293).
class SplitReader {
 public:
  explicit SplitReader(const std::vector<ByteView>& pieces) : pieces_(pieces) {}
  bool at_end() const { return piece_ >= pieces_.size(); }
  std::uint8_t u8() {
    if (at_end()) return 0;
    const std::uint8_t value = pieces_[piece_][offset_++];
    next_piece();
    return value;
  }
  std::uint16_t u16() {
    const std::uint16_t low = u8();
    return static_cast<std::uint16_t>(low | u8() << 8);
  }
  std::uint32_t u32() {
    const std::uint32_t low = u16();
    return low | std::uint32_t(u16()) << 16;
  }
  void skip(size_t n) {
    while (n > 0 && !at_end()) {
      const size_t step = std::min(n, pieces_[piece_].size() - offset_);
      offset_ += step;
      n -= step;
      next_piece();
    }
  }
  std::u16string characters(size_t count, bool wide) {
    std::u16string out;
    size_t piece = piece_;
    while (out.size() < count && !at_end()) {
      if (piece_ != piece) {
        piece = piece_;
        wide = (u8() & 1) != 0;
        continue;
      }
      out += static_cast<char16_t>(wide ? u16() : u8());
    }
    return out;
  }

 private:
  void next_piece() {
    while (piece_ < pieces_.size() && offset_ >= pieces_[piece_].size()) {
      ++piece_;
      offset_ = 0;
    }
  }
  const std::vector<ByteView>& pieces_;
  size_t piece_ = 0;
  size_t offset_ = 0;
};

std::string number_text(double value) {
  std::string text = fmt::format("{}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

double rk_value(std::uint32_t rk) {
  double value = (rk & 2) != 0 ? double(static_cast<std::int32_t>(rk) >> 2) : std::bit_cast<double>(std::uint64_t(rk & 0xFFFFFFFC) << 32);
  return (rk & 1) != 0 ? value / 100 : value;
}

double double_at(ByteView record, size_t at) {
  return std::bit_cast<double>(peek_u32(record, at) | std::uint64_t(peek_u32(record, at + 4)) << 32);
}

// u16 length, flags, characters. BIFF8 only.
std::string plain_string(ByteView record, size_t at) {
  const size_t count = peek_u16(record, at);
  if (at + 3 > record.size()) return {};
  const bool wide = (record[at + 2] & 1) != 0;
  const ByteView rest = record.subspan(at + 3);
  const ByteView bytes = rest.first(std::min(rest.size(), count * (wide ? 2 : 1)));
  if (wide) return utf16_of(bytes);
  std::string out;
  for (const Byte b : bytes) append_utf8(out, b);
  return out;
}

struct Cells {
  std::map<std::uint32_t, std::map<std::uint16_t, std::string>> rows;
  std::string text() const {
    std::string out;
    for (const auto& [row, cells] : rows) {
      std::string line;
      for (const auto& [column, value] : cells) {
        if (value.empty()) continue;
        if (!line.empty()) line += '\t';
        line += value;
      }
      if (!line.empty()) out += line + "\n";
    }
    return out;
  }
};

struct SheetInfo {
  std::uint32_t position;
  std::string name;
  bool hidden;
};

}  // namespace

void read_legacy_sheets(Reading& at, const CompoundFile& file) {
  const CompoundEntry* entry = file.find("Workbook");
  const Bytes stream = file.read(*(entry != nullptr ? entry : file.find("Book")));
  std::vector<std::string> strings;
  std::vector<SheetInfo> sheets;
  Cells cells;
  PartKind kind = PartKind::body;
  std::string name;
  bool in_formula = false;
  std::uint32_t formula_row = 0;
  std::uint16_t formula_column = 0;
  std::string notes;
  if (peek_u16(stream, 4) != 0x0600) {
    at.refuse(Reason::unsupported, "a workbook older than Excel 97");
    return;
  }
  const auto finish_sheet = [&] {
    at.text.add(kind, cells.text(), name);
    at.text.add(PartKind::comment, std::exchange(notes, {}), name);
    cells.rows.clear();
  };
  for (size_t position = 0; position + 4 <= stream.size();) {
    const std::uint16_t type = peek_u16(stream, position);
    const size_t size = peek_u16(stream, position + 2);
    const size_t start = position;
    position += 4;
    if (position + size > stream.size()) {
      at.partial(Reason::damaged, "its workbook stream ends too early");
      break;
    }
    const ByteView record = ByteView(stream).subspan(position, size);
    position += size;
    const std::uint32_t row = peek_u16(record, 0);
    const std::uint16_t column = peek_u16(record, 2);
    switch (type) {
      case 0x002F:  // FILEPASS
        at.refuse(Reason::encrypted, "the workbook is encrypted");
        return;
      case 0x0809: {  // BOF: a sheet begins
        finish_sheet();
        name.clear();
        kind = PartKind::body;
        for (const SheetInfo& sheet : sheets)
          if (sheet.position == start) {
            name = sheet.name;
            kind = sheet.hidden ? PartKind::hidden : PartKind::body;
          }
        break;
      }
      case 0x0085: {  // BOUNDSHEET
        if (size < 8) break;
        const size_t count = record[6];
        const bool wide = (record[7] & 1) != 0;
        const ByteView bytes = record.subspan(8, std::min(size - 8, count * (wide ? 2 : 1)));
        sheets.push_back({peek_u32(record, 0), wide ? utf16_of(bytes) : latin_of(bytes), (record[4] & 3) != 0});
        at.text.note(PartKind::sheet_name, sheets.back().name);
        break;
      }
      case 0x00FC: {  // SST
        std::vector<ByteView> pieces;
        if (!record.empty()) pieces.push_back(record);
        while (position + 4 <= stream.size() && peek_u16(stream, position) == 0x003C) {
          const size_t more = std::min<size_t>(peek_u16(stream, position + 2), stream.size() - position - 4);
          if (more > 0) pieces.push_back(ByteView(stream).subspan(position + 4, more));
          position += 4 + more;
        }
        SplitReader in(pieces);
        in.u32();
        const std::uint32_t unique = in.u32();
        for (std::uint32_t i = 0; i < unique && !in.at_end(); ++i) {
          const size_t count = in.u16();
          const std::uint8_t flags = in.u8();
          const size_t runs = (flags & 8) != 0 ? in.u16() : 0;
          const size_t extension = (flags & 4) != 0 ? in.u32() : 0;
          strings.push_back(to_utf8(in.characters(count, (flags & 1) != 0)));
          in.skip(runs * 4 + extension);
        }
        break;
      }
      case 0x00FD: {  // LABELSST
        const std::uint32_t index = peek_u32(record, 6);
        if (index < strings.size()) cells.rows[row][column] = strings[index];
        break;
      }
      case 0x0204: cells.rows[row][column] = plain_string(record, 6); break;  // LABEL
      case 0x0203: cells.rows[row][column] = number_text(double_at(record, 6)); break;
      case 0x027E: cells.rows[row][column] = number_text(rk_value(peek_u32(record, 6))); break;
      case 0x00BD:  // MULRK
        for (size_t i = 0; 4 + 6 * i + 6 <= size - std::min<size_t>(size, 2); ++i)
          cells.rows[row][static_cast<std::uint16_t>(column + i)] = number_text(rk_value(peek_u32(record, 6 + 6 * i)));
        break;
      case 0x0006:  // FORMULA: a number, or a STRING record follows
        in_formula = peek_u16(record, 12) == 0xFFFF && size > 6 && record[6] == 0;
        formula_row = row;
        formula_column = column;
        if (peek_u16(record, 12) != 0xFFFF) cells.rows[row][column] = number_text(double_at(record, 6));
        break;
      case 0x0207:  // STRING
        if (in_formula) cells.rows[formula_row][formula_column] = plain_string(record, 0);
        in_formula = false;
        break;
      case 0x0014:
      case 0x0015: {  // HEADER, FOOTER
        std::string text = plain_string(record, 0);
        for (size_t mark = text.find('&'); mark != std::string::npos; mark = text.find('&', mark))
          text.replace(mark, std::min<size_t>(2, text.size() - mark), "\n");
        if (size > 3) at.text.add(type == 0x0014 ? PartKind::header : PartKind::footer, text + "\n", name);
        break;
      }
      case 0x01B6:  // TXO: the text of comments and boxes is in the next record
        if (position + 5 <= stream.size() && peek_u16(stream, position) == 0x003C) {
          const size_t more = std::min<size_t>(peek_u16(stream, position + 2), stream.size() - position - 4);
          const ByteView body = ByteView(stream).subspan(position + 4, more);
          if (more > 1 && peek_u16(record, 10) > 0)
            notes += ((body[0] & 1) != 0 ? utf16_of(body.subspan(1)) : latin_of(body.subspan(1))) + "\n";
        }
        break;
      default: break;
    }
    if (at.walk.out_of_time()) break;
  }
  finish_sheet();
}

}  // namespace sekimori::inspect
