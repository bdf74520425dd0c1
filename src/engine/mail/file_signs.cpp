#include "engine/mail/file_signs.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"

namespace sekimori::mail {
namespace {

constexpr std::array<std::string_view, 42> running = {"exe",
                                                      "scr",
                                                      "com",
                                                      "pif",
                                                      "cpl",
                                                      "bat",
                                                      "cmd",
                                                      "ps1",
                                                      "psm1",
                                                      "vbs",
                                                      "vbe",
                                                      "js",
                                                      "jse",
                                                      "wsf",
                                                      "wsh",
                                                      "hta",
                                                      "lnk",
                                                      "msi",
                                                      "msp",
                                                      "dll",
                                                      "jar",
                                                      "reg",
                                                      "inf",
                                                      "scf",
                                                      "url",
                                                      "chm",
                                                      "sct",
                                                      "xll",
                                                      "wll",
                                                      "ppam",
                                                      "xlam",
                                                      "appref-ms",
                                                      "application",
                                                      "gadget",
                                                      "msc",
                                                      "library-ms",
                                                      "settingcontent-ms",
                                                      "desktop",
                                                      "sh",
                                                      "apk",
                                                      "app",
                                                      "one"};
constexpr std::array<std::string_view, 30> documents = {"pdf", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "rtf",
                                                        "txt", "csv", "jpg",  "jpeg", "png", "gif",  "bmp",  "tif", "tiff", "html",
                                                        "htm", "xml", "jtd",  "odt",  "ods", "odp",  "mp4",  "mp3", "eml",  "msg"};
constexpr std::array<std::string_view, 6> images = {"iso", "img", "vhd", "vhdx", "udf", "dmg"};

bool among(std::string_view word, std::span<const std::string_view> words) { return std::ranges::find(words, word) != words.end(); }

struct TypeRow {
  std::string_view extension;
  std::array<std::string_view, 4> types;  // beginnings
};
constexpr std::array type_rows = {
    TypeRow{"pdf", {"application/pdf"}},
    TypeRow{"docx",
            {"application/vnd.openxmlformats-officedocument.wordprocessingml", "application/vnd.ms-word", "application/x-ooxml-protected"}},
    TypeRow{"docm",
            {"application/vnd.openxmlformats-officedocument.wordprocessingml", "application/vnd.ms-word", "application/x-ooxml-protected"}},
    TypeRow{"xlsx",
            {"application/vnd.openxmlformats-officedocument.spreadsheetml", "application/vnd.ms-excel", "application/x-ooxml-protected"}},
    TypeRow{"xlsm",
            {"application/vnd.openxmlformats-officedocument.spreadsheetml", "application/vnd.ms-excel", "application/x-ooxml-protected"}},
    TypeRow{
        "pptx",
        {"application/vnd.openxmlformats-officedocument.presentationml", "application/vnd.ms-powerpoint", "application/x-ooxml-protected"}},
    // Word opens RTF, HTML and OOXML under the old name, and so does Excel: a disguise as old as those names, yet common in honest use.
    TypeRow{"doc", {"application/msword", "application/rtf", "application/vnd.openxmlformats", "application/x-ole"}},
    TypeRow{"xls", {"application/vnd.ms-excel", "text/html", "application/vnd.openxmlformats", "application/x-ole"}},
    TypeRow{"ppt", {"application/vnd.ms-powerpoint", "application/x-ole", "application/vnd.openxmlformats"}},
    TypeRow{"rtf", {"application/rtf"}}, TypeRow{"txt", {"text/", "application/json", "application/xml", "message/"}},
    TypeRow{"csv", {"text/"}}, TypeRow{"html", {"text/html", "application/xhtml", "text/plain"}},
    TypeRow{"htm", {"text/html", "application/xhtml", "text/plain"}}, TypeRow{"xml", {"application/xml", "text/", "image/svg"}},
    TypeRow{"jpg", {"image/jpeg"}}, TypeRow{"jpeg", {"image/jpeg"}}, TypeRow{"png", {"image/png"}}, TypeRow{"gif", {"image/gif"}},
    TypeRow{"zip", {"application/zip", "application/java-archive", "application/vnd.openxml"}}, TypeRow{"7z", {"application/x-7z"}},
    TypeRow{"rar", {"application/vnd.rar"}}, TypeRow{"lzh", {"application/x-lzh"}}, TypeRow{"lnk", {"application/x-ms-shortcut"}},
    TypeRow{"eml", {"message/"}}, TypeRow{"msg", {"application/vnd.ms-outlook", "application/x-ole"}},
    TypeRow{"exe", {"application/vnd.microsoft.portable-executable"}}, TypeRow{"dll", {"application/vnd.microsoft.portable-executable"}},
    TypeRow{"scr", {"application/vnd.microsoft.portable-executable"}}};

bool is_program(std::string_view media_type) {
  return media_type == "application/vnd.microsoft.portable-executable" || media_type == "application/x-elf" ||
         media_type == "application/x-ms-shortcut" || media_type == "application/java-vm";
}

bool turns_order(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }
bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x00AD || c == 0x034F || c == 0x3164;
}
bool is_blank(char32_t c) { return c == ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2800 || c == '_'; }

std::string extension_in(std::u32string_view name) {
  const std::size_t dot = name.rfind(U'.');
  if (dot == std::u32string_view::npos || dot + 1 == name.size()) return {};
  std::u32string out;
  for (const char32_t c : name.substr(dot + 1))
    if (!turns_order(c) && !is_invisible(c) && !is_blank(c)) out += c;
  const std::string text = ascii_lower(to_utf8(out));
  return text.size() <= 20 ? text : std::string();
}

void find_trait_signs(const Attachment& file, Signs& signs) {
  std::string macros, starts, calls, acts;
  const auto join = [](std::string& list, const std::string& one) { list += (list.empty() ? "" : ", ") + one; };
  for (const auto& [key, value] : file.traits) {
    if (key == "macro") join(macros, value);
    else if (key == "macro_starts") join(starts, value);
    else if (key == "macro_calls") join(calls, value);
    else if (key == "pdf") join(acts, value);
    else if (key == "external") {
      const std::size_t tab = std::min(value.find('\t'), value.size());
      const std::string kind = value.substr(0, tab);
      const std::string target = tab < value.size() ? value.substr(tab + 1) : std::string();
      if (ascii_lower(target).starts_with("http") || target.starts_with("\\\\") || ascii_lower(target).starts_with("file:") ||
          ascii_lower(target).starts_with("mhtml:"))
        signs.add("fetches", file.name, target, {kind, target});
    } else if (key == "shortcut_target") signs.add("shortcut", file.name, value, {value});
    else if (key == "shortcut_arguments") signs.add("shortcut_arguments", file.name, value, {value});
    else if (key == "shortcut_icon") signs.add("shortcut_icon", file.name, value, {value});
    else if (key == "shortcut_window") signs.add("shortcut_hidden", file.name, value);
    else if (key == "shortcut_appended") signs.add("shortcut_appended", file.name, value, {value});
  }
  if (!macros.empty()) signs.add("macro", file.name, macros, {macros});
  if (!starts.empty()) signs.add("macro_starts", file.name, starts, {starts});
  if (!calls.empty()) signs.add("macro_calls", file.name, calls, {calls});
  if (!acts.empty()) signs.add("pdf_acts", file.name, acts, {acts});
}

}  // namespace

NameTrick name_trick(std::string_view name) {
  NameTrick out;
  const std::u32string letters = to_utf32(name.substr(0, 4096));
  out.extension = extension_in(letters);
  for (const char32_t c : letters) {
    if (turns_order(c)) out.reordered = true;
    else if (is_invisible(c) && out.invisible.empty()) out.invisible = fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
  }
  const std::size_t dot = letters.rfind(U'.');
  if (dot == std::u32string::npos || dot == 0) return out;
  std::size_t run = 0;
  // Blanks before the last dot, or between it and the extension.
  for (std::size_t at = dot; at > 0 && is_blank(letters[at - 1]); --at) ++run;
  std::size_t behind = 0;
  for (std::size_t at = dot + 1; at < letters.size() && is_blank(letters[at]); ++at) ++behind;
  run = std::max(run, behind);
  if (run >= 5) out.blanks = run;
  std::u32string stem = letters.substr(0, dot);
  while (!stem.empty() && is_blank(stem.back())) stem.pop_back();
  if (const std::string inner = extension_in(stem); is_document_extension(inner)) out.shown_extension = inner;
  return out;
}

bool runs_when_opened(std::string_view extension) { return among(extension, running); }
bool is_document_extension(std::string_view extension) { return among(extension, documents); }

bool fits(std::string_view extension, std::string_view media_type) {
  if (media_type.empty() || media_type == "application/octet-stream") return true;
  for (const TypeRow& row : type_rows) {
    if (row.extension != extension) continue;
    return std::ranges::any_of(row.types, [&](std::string_view type) { return !type.empty() && media_type.starts_with(type); });
  }
  return true;
}

bool acts_when_opened(const Attachment& file) {
  const NameTrick trick = name_trick(file.name);
  if (runs_when_opened(trick.extension) || is_program(file.media_type) || among(trick.extension, images)) return true;
  return std::ranges::any_of(file.traits, [](const auto& row) {
    return row.first == "macro" || row.first == "shortcut_target" ||
           (row.first == "external" && row.second.find("http") != std::string::npos);
  });
}

namespace {

// "a.zip!/../../x": a name that would be written outside of where the archive is unpacked.
bool leaves_its_archive(std::string_view path) {
  const std::size_t inside = path.rfind("!/");
  if (inside == std::string_view::npos) return false;
  std::string name(path.substr(inside + 2));
  std::ranges::replace(name, '\\', '/');
  const bool drive = name.size() >= 2 && name[1] == ':' && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z'));
  return drive || name.starts_with('/') || name.starts_with("../") || name.find("/../") != std::string::npos;
}

}  // namespace

void find_file_signs(const Attachment& file, const std::vector<std::string>& thread_passwords, Signs& signs) {
  const NameTrick trick = name_trick(file.name);
  if (trick.reordered) signs.add("reordered_name", file.name, file.name, {trick.extension});
  if (trick.blanks > 0) signs.add("blanks_before_extension", file.name, file.name, {std::to_string(trick.blanks), trick.extension});
  if (!trick.invisible.empty()) signs.add("invisible_in_name", file.name, file.name, {trick.invisible});
  if (!trick.shown_extension.empty() && trick.shown_extension != trick.extension &&
      (runs_when_opened(trick.extension) || trick.extension == "html" || trick.extension == "htm" || among(trick.extension, images)))
    signs.add("double_extension", file.name, file.name, {trick.shown_extension, trick.extension});
  if (runs_when_opened(trick.extension)) signs.add("runs_when_opened", file.name, file.name, {trick.extension});
  if (!fits(trick.extension, file.media_type)) {
    if (is_program(file.media_type)) signs.add("disguised_as_text", file.name, file.media_type, {file.media_type});
    else signs.add("content_is_other", file.name, file.media_type, {trick.extension, file.media_type});
  } else if (is_program(file.media_type) && !runs_when_opened(trick.extension)) {
    signs.add("disguised_as_text", file.name, file.media_type, {file.media_type});
  }
  if (!file.declared.empty() && file.declared != "application/octet-stream" && file.media_type != "application/octet-stream" &&
      (is_program(file.media_type) ||
       (file.declared.substr(0, file.declared.find('/')) == "image" && !file.media_type.starts_with("image/")) ||
       (file.declared == "application/pdf" && file.media_type != "application/pdf")))
    signs.add("declared_is_other", file.name, file.declared, {file.declared, file.media_type});
  if (among(trick.extension, images) || file.media_type == "application/x-iso9660-image")
    signs.add("disk_image", file.name, file.name, {trick.extension.empty() ? file.media_type : trick.extension});
  if (trick.extension == "html" || trick.extension == "htm" || trick.extension == "svg" || trick.extension == "mht")
    signs.add("page_attached", file.name, file.name);
  if (file.reason == model::Reason::encrypted) signs.add("locked", file.name, file.media_type);
  else if (file.status != model::InspectionStatus::inspected && file.reason != model::Reason::unsupported)
    signs.add("not_read", file.name, std::string(name_of(file.reason)), {std::string(name_of(file.reason))});
  for (const auto& [key, value] : file.traits)
    if (key == "password") {
      const bool from_thread = std::ranges::find(thread_passwords, value) != thread_passwords.end();
      signs.add(from_thread ? "password_in_thread" : "unlocked", file.name, value, {value});
    }
  if (leaves_its_archive(file.path)) signs.add("leaves_archive", file.name, file.path);
  if (file.depth >= 1 && file.holds_members) signs.add("archive_in_archive", file.name, file.path, {std::to_string(file.depth + 1)});
  find_trait_signs(file, signs);
}

}  // namespace sekimori::mail
