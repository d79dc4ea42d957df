//! What the page's database holds, looked at and changed behind its back.

use serde_json::{Value, json};

use crate::harness::{Outcome, Visit};

/// Opens the page's database as `database`; `asked(request)` waits for a request.
const OPEN: &str = "
    const asked = (request) => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    const database = await asked(indexedDB.open('unblame'));
    const table = (name) => database.transaction(name, 'readwrite').objectStore(name);";

impl Visit {
    /// Everything in a table of the page's database, by key.
    pub async fn kept_in(&self, table: &str) -> Outcome<Vec<(String, String)>> {
        let read = format!(
            "{OPEN}
             const [keys, values] = [await asked(table(arguments[0]).getAllKeys()),
                 await asked(table(arguments[0]).getAll())];
             database.close();
             return keys.map((key, index) => [key, values[index]])"
        );
        let found = self.answer_of(&read, vec![table.into()]).await?;
        Ok(serde_json::from_value(found)?)
    }

    /// Puts texts under their keys into a table, or removes the keys that get none.
    pub async fn keep_in(&self, table: &str, texts: &[(String, Option<String>)]) -> Outcome {
        let write = format!(
            "{OPEN}
             for (const [key, text] of arguments[1]) {{
                 await asked(text === null ? table(arguments[0]).delete(key)
                     : table(arguments[0]).put(text, key));
             }}
             database.close();"
        );
        let texts: Value = json!(texts);
        self.answer_of(&write, vec![table.into(), texts]).await?;
        Ok(())
    }
}
