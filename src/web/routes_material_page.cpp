// Material to hand out, for everybody: pamphlets to read, and a form to order printed copies without an account. Plain, without scripts.
#include "feature/teach/library/shipped_material.h"
#include "feature/teach/teach_room.h"
#include "web/letter_routes.h"
#include "web/plain_page.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 16 * 1024;
constexpr Text page_title{.ja = "お配りする資料", .en = "Material to hand out"};

using Written = std::map<std::string, std::string, std::less<>>;

record::Actor reader() { return record::Actor::system("public"); }
std::string in_words(const model::Wording& words, Language language) {
  return escape_html(language == Language::ja || words.en.empty() ? words.ja : words.en);
}

std::string material_list(const std::vector<teach::TeachingMaterial>& all, Language language) {
  const Text printed{.ja = "印刷版", .en = "printed"}, read{.ja = "読む", .en = "read"};
  std::string out = "<ul>\n";
  for (const teach::TeachingMaterial& one : all) {
    const bool has_text = teach::find_shipped_material(one.id) != nullptr;
    out += fmt::format("<li><strong>{}</strong> {}", in_words(one.title, language), in_words(one.about, language));
    if (has_text) out += fmt::format(" <a href=\"/public/material/{}\">{}</a>", one.id, read.in(language));
    for (const teach::MaterialVariant& variant : one.variants) {
      if (!variant.address.empty())
        out +=
            fmt::format(" <a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", escape_html(variant.address), escape_html(variant.language));
      if (variant.on_hand > 0) out += fmt::format(" ({} {}: {})", printed.in(language), escape_html(variant.language), variant.on_hand);
    }
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

std::string order_form(const std::vector<teach::TeachingMaterial>& all, Written written, Language language) {
  const Text heading{.ja = "印刷版を申し込む", .en = "Order printed copies"}, what{.ja = "資料", .en = "Material"},
      copies{.ja = "部数", .en = "Copies"}, organisation{.ja = "ご所属", .en = "Organisation"},
      recipient{.ja = "お受け取りになる方", .en = "Recipient"}, address{.ja = "お届け先の住所", .en = "Address"},
      button{.ja = "申し込む", .en = "Order"},
      note{.ja = "アカウントは要りません。一度に 200 部までです。", .en = "No account is needed. Up to 200 copies at a time."},
      none{.ja = "いまお届けできる印刷版はありません。", .en = "No printed copies are on hand at the moment."};
  std::string options;
  for (const teach::TeachingMaterial& one : all)
    for (const teach::MaterialVariant& variant : one.variants)
      if (variant.on_hand > 0) {
        const std::string value = one.id + "/" + variant.language;
        options += fmt::format("<option value=\"{}\"{}>{} ({})</option>", escape_html(value), written["what"] == value ? " selected" : "",
                               in_words(one.title, language), escape_html(variant.language));
      }
  if (options.empty()) return fmt::format("<h2>{}</h2>\n<p>{}</p>\n", heading.in(language), none.in(language));
  std::string out = fmt::format(
      "<h2>{}</h2>\n<p>{}</p>\n<form method=\"post\" action=\"/public/material\">\n<p><label for=\"what\">{}</label><br><select "
      "id=\"what\" "
      "name=\"what\" required>{}</select></p>\n",
      heading.in(language), note.in(language), what.in(language), options);
  const auto field = [&](std::string_view id, const Text& label, std::string_view more) {
    out += fmt::format("<p><label for=\"{0}\">{1}</label><br><input id=\"{0}\" name=\"{0}\" value=\"{2}\"{3}></p>\n", id,
                       label.in(language), escape_html(written[std::string(id)]), more);
  };
  field("copies", copies, " type=\"number\" min=\"1\" max=\"200\" required");
  field("organisation", organisation, " maxlength=\"200\" autocomplete=\"organization\"");
  field("recipient", recipient, " maxlength=\"200\" required autocomplete=\"name\"");
  field("address", address, " maxlength=\"500\" required autocomplete=\"street-address\"");
  return out + fmt::format("<p><button>{}</button></p>\n</form>\n", button.in(language));
}

Result<Response> page_with(Services& services, const Request& request, int status, std::string_view problem, Written written) {
  const Language language = language_of(request);
  const auto all = TRY(services.teach.materials.list(reader()));
  Response response = plain_page(request, status, page_title,
                                 alert_html(problem) + material_list(all, language) + order_form(all, std::move(written), language));
  response.headers.emplace_back("Cache-Control", "no-store");
  if (status == 429) response.headers.emplace_back("Retry-After", "86400");
  return response;
}

Result<Response> show_all(Services& services, const Request& request) { return page_with(services, request, 200, "", {}); }

// Paragraphs and points, as content/material writes them.
std::string text_html(std::string_view text) {
  std::string out;
  bool listed = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const bool point = line.starts_with("- ");
    if (listed && !point) out += "</ul>\n";
    if (!listed && point) out += "<ul>\n";
    listed = point;
    if (point) out += fmt::format("<li>{}</li>\n", escape_html(line.substr(2)));
    else if (!line.empty()) out += fmt::format("<p>{}</p>\n", escape_html(line));
  }
  return listed ? out + "</ul>\n" : out;
}

Result<Response> show_one(Services& services, const Request& request) {
  const std::string& id = request.parameters.front();
  const teach::ShippedMaterial* const found = teach::find_shipped_material(id);
  const auto known = services.teach.materials.find(reader(), id);
  if (found == nullptr || !known || known->withdrawn) return error(ErrorCode::not_found, "no material '{}'", id);
  const Language language = language_of(request);
  const Text sources{.ja = "出典", .en = "Sources"}, unchecked{.ja = "(未確認)", .en = "(unverified)"};
  std::string body = text_html(language == Language::ja ? found->text.ja : found->text.en);
  body += fmt::format("<h2>{}</h2>\n<ul>\n", sources.in(language));
  for (const teach::Cited& one : found->sources)
    body += fmt::format("<li>{} {} {}</li>\n", in_words(one.name, language), escape_html(one.place),
                        one.verified ? std::string_view() : unchecked.in(language));
  return plain_page(request, 200, {.ja = found->material.title.ja, .en = found->material.title.en}, body + "</ul>\n");
}

Result<Response> take_order(Services& services, const Request& request) {
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  const Language language = language_of(request);
  Written fields = TRY(parse_form(request.body));
  const std::string& what = fields["what"];
  const std::size_t cut = what.rfind('/');
  teach::MaterialOrder order;
  order.material = what.substr(0, cut);
  order.language = cut == std::string::npos ? std::string() : what.substr(cut + 1);
  const std::string& copies = fields["copies"];
  const bool number = !copies.empty() && copies.size() <= 6 && copies.find_first_not_of("0123456789") == std::string::npos;
  order.copies = number ? std::atoi(copies.c_str()) : 0;
  order.organisation = fields["organisation"];
  order.recipient = fields["recipient"];
  order.address = fields["address"];
  const auto made = services.teach.materials.order_publicly(order);
  if (!made) return page_with(services, request, describe(made.error().code).http_status, made.error().in(language), fields);
  const Text taken{.ja = "承りました。番号は {} です。お問い合わせのときにお知らせください。",
                   .en = "It is taken. Its number is {}; please name it when you ask about it."};
  Response response = plain_page(request, 202, page_title,
                                 fmt::format("<p role=\"status\">{}</p>\n", fmt::format(fmt::runtime(taken.in(language)), made->number)));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_material_pages(Router& router, Services& services) {
  const auto page = [&](std::string method, std::string pattern, Result<Response> (*handler)(Services&, const Request&),
                        std::string summary) {
    router.add(
        {.method = std::move(method), .pattern = "/public/" + pattern, .summary = std::move(summary), .handler = with(services, handler)});
  };
  page("GET", "material", show_all, "Pamphlets and cards for everybody, with the form to order printed copies.");
  page("GET", "material/{id}", show_one, "The words of one of them.");
  page("POST", "material", take_order, "Orders printed copies without an account; a day takes so many and no more.");
}

}  // namespace sekimori::web
