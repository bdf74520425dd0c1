export const ja = { title: "ホーム" };
